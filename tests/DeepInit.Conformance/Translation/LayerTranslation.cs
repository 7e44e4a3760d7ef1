using DeepInit.Tests.Shared;

namespace DeepInit.Conformance.Translation;

/// <summary>How the layers of a kind are written: one entry for each kind that cases have.</summary>
/// <param name="Kind">The name of its attribute.</param>
/// <param name="Write">Writes the attribute without the names of the layer and of what it reads.</param>
internal sealed record LayerTranslation(string Kind, Func<LayerTranslator, LayerSource, AttributeText> Write)
{
    /// <summary>Where channels stand in the format when it and the language mean other axes by such a layer; null where they always mean the same ones.</summary>
    public ChannelOrder? OtherAxesAt { get; init; }

    /// <summary>Whether options of the attribute name what it reads behind the first value.</summary>
    public bool NamesWhatItReads { get; init; }

    /// <summary>All, by their kinds.</summary>
    public static IReadOnlyDictionary<string, LayerTranslation> All { get; } = new LayerTranslation[]
    {
        new("Dense", (translator, layer) => translator.Dense(layer)) { OtherAxesAt = ChannelOrder.ChannelsFirst },
        new("Embedding", (translator, layer) => translator.Embedding(layer)),
        new("EmbeddingBag", (translator, layer) => translator.EmbeddingBag(layer)),
        new("TiedDense", (_, layer) => LayerTranslator.TiedDense(layer)),
        new("PositionEmbedding", (translator, layer) => translator.PositionEmbedding(layer)),
        new("SinePositionEncoding", (_, layer) => new AttributeText(layer.Kind).Set("MaxWavelength", layer.Fields.Number("max_wavelength"))),
        new("Activation", (translator, layer) => translator.ActivationLayer(layer)),
        new("Dropout", (translator, layer) => translator.Dropout(layer)),
        new("Add", (translator, layer) => translator.Combination(layer)),
        new("Multiply", (translator, layer) => translator.Multiply(layer)),
        new("Concat", (translator, layer) => translator.Concat(layer)),
        new("Dot", (_, layer) => NamesOnly(layer)),
        new("Sampling", (_, layer) => NamesOnly(layer)),
        new("Conv1D", (translator, layer) => translator.Convolution(layer)),
        new("Conv2D", (translator, layer) => translator.Convolution(layer)),
        new("Conv1DTranspose", (translator, layer) => translator.Transposed(layer)),
        new("Conv2DTranspose", (translator, layer) => translator.Transposed(layer)),
        new("MaxPooling1D", (_, layer) => LayerTranslator.MaxPooling(layer)),
        new("MaxPooling2D", (_, layer) => LayerTranslator.MaxPooling(layer)),
        new("AveragePooling1D", (_, layer) => LayerTranslator.AveragePooling(layer)),
        new("AveragePooling2D", (_, layer) => LayerTranslator.AveragePooling(layer)),
        new("GlobalAveragePooling1D", (_, layer) => Plain(layer)),
        new("GlobalAveragePooling2D", (_, layer) => Plain(layer)),
        new("GlobalMaxPooling1D", (_, layer) => Plain(layer)),
        new("GlobalMaxPooling2D", (_, layer) => Plain(layer)),
        new("LastStep", (_, layer) => Plain(layer)),
        new("Flatten", (translator, layer) => translator.Flatten(layer)),
        new("Reshape", (_, layer) => LayerTranslator.Reshape(layer)) { OtherAxesAt = ChannelOrder.ChannelsLast },
        new("Permute", (translator, layer) => translator.Permute(layer)),
        new("BatchNormalization", (translator, layer) => translator.BatchNormalization(layer)) { OtherAxesAt = ChannelOrder.ChannelsLast },
        new("LayerNormalization", (translator, layer) => translator.Normalization(layer)) { OtherAxesAt = ChannelOrder.ChannelsFirst },
        new("RMSNormalization", (translator, layer) => translator.Normalization(layer)) { OtherAxesAt = ChannelOrder.ChannelsFirst },
        new("GroupNormalization", (translator, layer) => translator.GroupNormalization(layer)) { OtherAxesAt = ChannelOrder.ChannelsLast },
        new("SimpleRNN", (translator, layer) => translator.SimpleRNN(layer)),
        new("GRU", (translator, layer) => translator.Recurrent(layer)),
        new("LSTM", (translator, layer) => translator.Recurrent(layer)),
        new("FinalState", (_, layer) => LayerTranslator.FinalState(layer)),
        new("Attention", (_, layer) => LayerTranslator.Attention(layer)) { NamesWhatItReads = true },
        new("MultiHeadAttention", (translator, layer) => translator.MultiHeadAttention(layer)) { NamesWhatItReads = true },
    }.ToDictionary(translation => translation.Kind);

    private static AttributeText Plain(LayerSource layer) => new(layer.Kind);

    private static AttributeText NamesOnly(LayerSource layer) => new AttributeText(layer.Kind).AddQuoted(layer.From);
}
