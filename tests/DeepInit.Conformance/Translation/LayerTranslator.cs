using System.Text.Json;
using DeepInit.Conformance.Reading;
using DeepInit.Tests.Shared;
using DeepInit.Tests.Shared.Layers;

namespace DeepInit.Conformance.Translation;

/// <summary>Layers: one attribute each, under the name that the case gives it.</summary>
internal sealed partial class LayerTranslator(ConformanceCase source)
{
    private readonly Dictionary<string, (int Vocabulary, int? Padding)> _ids = [];
    private readonly HashSet<string> _frozen = FrozenLayers(source);

    /// <summary>Whether a layer acts on a batch in training otherwise than in evaluation.</summary>
    public bool HasBatchStatistics { get; private set; }

    /// <summary>The shapes of inputs and layers so far, per sample.</summary>
    public Dictionary<string, int[]> Shapes { get; } = source.Inputs.ToDictionary(input => input.Name, input => input.Shape);

    /// <summary>Writes the attribute of the next layer.</summary>
    /// <param name="element">The layer.</param>
    /// <param name="before">The layer before it; null for the first.</param>
    public AttributeText Translate(JsonElement element, string? before)
    {
        JsonFields fields = JsonFields.Typed(element, "layer");
        string name = fields.Text("name");
        string[] from = fields.Texts("from");
        string type = fields.Text("type");
        LayerCases kind = LayerCaseCatalog.Kinds.FirstOrDefault(kind => kind.InConformanceCases == OverTime.GetValueOrDefault(type, type)) ?? throw new UnsupportedException(fields.What);
        LayerTranslation translation = LayerTranslation.All.GetValueOrDefault(kind.Kind) ?? throw new UnsupportedException(fields.What);
        RequireKnownAxis(fields, from, translation.OtherAxesAt);
        AttributeText attribute = translation.Write(this, new(kind.Kind, fields, name, from));
        if (!kind.NamesWhatItReads && !translation.NamesWhatItReads && from.Length != 1)
        {
            throw fields.Unsupported("from");
        }

        attribute.Set("Name", AttributeText.Quote(name));
        if (!kind.NamesWhatItReads && from[0] != (before ?? OnlyInput))
        {
            attribute.Set("From", AttributeText.Quote(from[0]));
        }

        // Which lengths a value has follows from what it is made of.
        fields.Skip("lengths_from");
        Shapes[name] = fields.Integers("output_shape");
        fields.Done();
        return attribute;
    }

    // Over the steps of a sequence whose features stand last, as in the language.
    private static readonly Dictionary<string, string> OverTime = new() { ["mean_over_time"] = "global_avg_pool1d", ["max_over_time"] = "global_max_pool1d" };

    // What the first layer reads when it names nothing, where this is beyond doubt.
    private string? OnlyInput => source.Inputs.Count == 1 ? source.Inputs[0].Name : null;

    internal AttributeText Dense(LayerSource layer)
    {
        JsonFields fields = layer.Fields;
        AttributeText attribute = new AttributeText(layer.Kind).Add(fields.Integer("units"));
        WriteActivation(fields, attribute);
        return WithWeights(layer, attribute);
    }

    private AttributeText WithWeights(LayerSource layer, AttributeText attribute)
    {
        JsonFields fields = layer.Fields;
        if (!fields.Flag("bias"))
        {
            attribute.Set("UseBias", false);
        }

        // The flag of the layer and those of its parameters say the same; the parameters' are what counts.
        _ = fields.Flag("trainable", otherwise: true);
        if (_frozen.Contains(layer.Name))
        {
            attribute.Set("Trainable", false);
        }

        return attribute;
    }

    internal AttributeText Embedding(LayerSource layer)
    {
        AttributeText attribute = Table(layer);
        return layer.Fields.Has("scale_by_sqrt_units") && layer.Fields.Flag("scale_by_sqrt_units") ? attribute.Set("ScaleBySqrt", true) : attribute;
    }

    internal AttributeText EmbeddingBag(LayerSource layer) => Table(layer).Set("Mode", layer.Fields.Text("mode") switch
    {
        "sum" => "Bag.Sum",
        "mean" => "Bag.Mean",
        "max" => "Bag.Max",
        _ => throw layer.Fields.Unsupported("mode"),
    });

    internal static AttributeText TiedDense(LayerSource layer)
    {
        AttributeText attribute = new AttributeText(layer.Kind).AddQuoted([layer.Fields.Text("tied_to")]);
        return layer.Fields.Has("bias") && layer.Fields.Flag("bias") ? attribute.Set("UseBias", true) : attribute;
    }

    internal AttributeText PositionEmbedding(LayerSource layer)
    {
        AttributeText attribute = new AttributeText(layer.Kind).Set("SequenceLength", layer.Fields.Integer("length"));
        _ = layer.Fields.Flag("trainable", otherwise: true);
        return _frozen.Contains(layer.Name) ? attribute.Set("Trainable", false) : attribute;
    }

    private AttributeText Table(LayerSource layer)
    {
        JsonFields fields = layer.Fields;
        (int Vocabulary, int? Padding) ids = (fields.Integer("vocab"), fields.Has("padding_index") && !fields.IsNull("padding_index") ? fields.Integer("padding_index") : null);
        if (_ids.TryGetValue(layer.From[0], out (int Vocabulary, int? Padding) known) && known != ids)
        {
            throw new UnsupportedException($"{fields.What} reads ids that another layer reads otherwise");
        }

        _ids[layer.From[0]] = ids;
        AttributeText attribute = new AttributeText(layer.Kind).Add(fields.Integer("units"));
        _ = fields.Flag("trainable", otherwise: true);
        return _frozen.Contains(layer.Name) ? attribute.Set("Trainable", false) : attribute;
    }

    /// <summary>What the layers say of the ids of an input: how many there are, and which is padding.</summary>
    public (int Vocabulary, int? Padding) IdsOf(CaseValue input)
    {
        if (!_ids.TryGetValue(input.Name, out (int Vocabulary, int? Padding) ids))
        {
            throw new UnsupportedException($"input '{input.Name}' of integers that no table is looked up by");
        }

        // A table without padding reads ids whose lengths stand beside them.
        bool isRead = input.PaddingIndex is null || ids.Padding == input.PaddingIndex || (ids.Padding is null && input.HasLengths);
        return isRead ? ids : throw new UnsupportedException($"input '{input.Name}' whose padding is none of its tables'");
    }

    // The steps of a sequence stand before its features in the format, unless convolutions read it; the language counts features first.
    internal AttributeText Flatten(LayerSource layer) =>
        Shapes.TryGetValue(layer.From[0], out int[]? shape) && shape.Length > 1 && !LastAxis.HasChannelsFirst(source, shape.Length)
            ? new AttributeText("Reshape").Add(layer.Fields.Integers("output_shape")[0]).Set("Order", "ChannelOrder.ChannelsLast")
            : new AttributeText(layer.Kind);

    internal AttributeText SimpleRNN(LayerSource layer) =>
        Recurrent(layer).Set("Activation", layer.Fields.Text("activation") switch
        {
            "tanh" => "Activation.Tanh",
            "relu" => "Activation.ReLU",
            _ => throw layer.Fields.Unsupported("activation"),
        });

    internal AttributeText Recurrent(LayerSource layer)
    {
        JsonFields fields = layer.Fields;
        AttributeText attribute = new AttributeText(layer.Kind).Add(fields.Integer("units"));
        if (fields.Flag("return_sequences"))
        {
            attribute.Set("ReturnSequences", true);
        }

        if (fields.Flag("bidirectional"))
        {
            attribute.Set("Bidirectional", true);
        }

        if (fields.Integer("layers") is > 1 and int layers)
        {
            attribute.Set("Layers", layers);
        }

        if (fields.Has("reset_after") && !fields.Flag("reset_after"))
        {
            attribute.Set("ResetAfter", false);
        }

        if (fields.Has("carry_state") && fields.Flag("carry_state"))
        {
            attribute.Set("Stateful", true);
        }

        foreach ((string field, string option) in new[] { ("initial_h", "InitialState"), ("initial_c", "InitialMemory") })
        {
            if (fields.Has(field))
            {
                attribute.Set(option, AttributeText.Quote(fields.Text(field)));
            }
        }

        // The format has masks between layers and steps, with a rate of 0 in every case so far.
        foreach (string rate in new[] { "dropout", "recurrent_dropout" })
        {
            if (fields.Has(rate) && fields.Number(rate) != 0)
            {
                throw fields.Unsupported(rate);
            }
        }

        _ = fields.Flag("trainable", otherwise: true);
        return _frozen.Contains(layer.Name) ? attribute.Set("Trainable", false) : attribute;
    }

    internal static AttributeText FinalState(LayerSource layer) => layer.Fields.Text("state") switch
    {
        "h" => new AttributeText(layer.Kind),
        "c" => new AttributeText(layer.Kind).Set("Memory", true),
        _ => throw layer.Fields.Unsupported("state"),
    };

    internal AttributeText ActivationLayer(LayerSource layer)
    {
        JsonFields fields = layer.Fields;
        Activation function = ActivationTranslator.Translate(fields.Any("activation"), Rank(fields), HasChannelsFirst(fields), out Action<AttributeText> writeParameters);
        AttributeText attribute = new AttributeText(layer.Kind).Add(function.ToString());
        writeParameters(attribute);
        return attribute;
    }

    internal AttributeText Convolution(LayerSource layer)
    {
        JsonFields fields = layer.Fields;
        bool isSequence = layer.IsSequence;
        AttributeText attribute = new AttributeText(layer.Kind).Add(fields.Integer("filters"));
        AddKernel(fields, attribute, isSequence);
        WriteActivation(fields, attribute);
        if (fields.IsText("padding"))
        {
            attribute.Set("Padding", fields.Text("padding") switch
            {
                "same" => "Padding.Same",
                "causal" => "Padding.Causal",
                _ => throw fields.Unsupported("padding"),
            });
        }
        else
        {
            attribute.Set("Pads", isSequence ? [fields.Integer("padding")] : fields.Integers("padding"));
        }

        SetPerAxis(fields, attribute, "Stride", isSequence);
        SetPerAxis(fields, attribute, "Dilation", isSequence);
        if (fields.Integer("groups") is > 1 and int groups)
        {
            attribute.Set("Groups", groups);
        }

        return WithWeights(layer, attribute);
    }

    internal AttributeText Transposed(LayerSource layer)
    {
        JsonFields fields = layer.Fields;
        bool isSequence = layer.IsSequence;
        AttributeText attribute = new AttributeText(layer.Kind).Add(fields.Integer("filters"));
        AddKernel(fields, attribute, isSequence);
        WriteActivation(fields, attribute);
        SetPerAxis(fields, attribute, "Stride", isSequence);
        attribute.Set("Pads", isSequence ? [fields.Integer("padding")] : fields.Integers("padding"));
        if (isSequence)
        {
            attribute.Set("OutputPad", fields.Integer("output_padding"));
        }
        else
        {
            attribute.Set("OutputPads", fields.Integers("output_padding"));
        }

        if (fields.Has("dilation"))
        {
            SetPerAxis(fields, attribute, "Dilation", isSequence);
        }

        if (fields.Has("groups") && fields.Integer("groups") != 1)
        {
            throw fields.Unsupported("groups");
        }

        return WithWeights(layer, attribute);
    }

    internal static AttributeText MaxPooling(LayerSource layer)
    {
        JsonFields fields = layer.Fields;
        bool isSequence = layer.IsSequence;
        var attribute = new AttributeText(layer.Kind);
        AddKernel(fields, attribute, isSequence);
        SetPerAxis(fields, attribute, "Stride", isSequence);
        return attribute.Set("Pads", isSequence ? [fields.Integer("padding")] : fields.Integers("padding"));
    }

    internal static AttributeText AveragePooling(LayerSource layer)
    {
        AttributeText attribute = MaxPooling(layer);
        return layer.Fields.Flag("count_include_pad", otherwise: true) ? attribute : attribute.Set("CountIncludePad", false);
    }

    private static void AddKernel(JsonFields fields, AttributeText attribute, bool isSequence)
    {
        // where the channels of a sequence stand is asked for all layers at once
        fields.Skip("channels_last");
        int[] kernel = isSequence ? [fields.Integer("kernel")] : fields.Integers("kernel");
        Array.ForEach(kernel, length => attribute.Add(length));
    }

    // One number for sequences, one for each axis of images: Stride and Strides.
    private static void SetPerAxis(JsonFields fields, AttributeText attribute, string name, bool isSequence)
    {
        string field = name.ToLowerInvariant();
        if (isSequence)
        {
            attribute.Set(name, fields.Integer(field));
        }
        else
        {
            attribute.Set(name + "s", fields.Integers(field));
        }
    }

    // Features, or an image [channels, height, width]; what a sequence's axes mean depends on who reads it.
    internal static AttributeText Reshape(LayerSource layer) => layer.Fields.Integers("shape") switch
    {
        [var features] => new AttributeText("Reshape").Add(features),
        [var channels, var height, var width] => new AttributeText("Reshape").Add(height).Add(width).Add(channels),
        _ => throw layer.Fields.Unsupported("shape"),
    };

    // Axes of an image: channels are 1 in the format and 3 in the language, height 2 and 1, width 3 and 2.
    internal AttributeText Permute(LayerSource layer)
    {
        int[] axes = layer.Fields.Integers("axes");
        if (axes.Length != LastAxis.ImageRank || !Shapes.TryGetValue(layer.From[0], out int[]? shape) || shape.Length != LastAxis.ImageRank)
        {
            throw layer.Fields.Unsupported("axes");
        }

        return new AttributeText("Permute").Add(InTheLanguage(axes[1])).Add(InTheLanguage(axes[2])).Add(InTheLanguage(axes[0]));

        static int InTheLanguage(int axis) => axis == 1 ? LastAxis.ImageRank : axis - 1;
    }

    internal AttributeText Normalization(LayerSource layer) => Normalization(layer, new AttributeText(layer.Kind));

    internal AttributeText GroupNormalization(LayerSource layer) => Normalization(layer, new AttributeText(layer.Kind).Add(layer.Fields.Integer("groups")));

    private AttributeText Normalization(LayerSource layer, AttributeText attribute)
    {
        attribute.Set("Epsilon", layer.Fields.Number("eps"));
        _ = layer.Fields.Flag("trainable", otherwise: true);
        return _frozen.Contains(layer.Name) ? attribute.Set("Trainable", false) : attribute;
    }

    internal AttributeText BatchNormalization(LayerSource layer)
    {
        JsonFields fields = layer.Fields;
        if (!fields.Flag("affine", otherwise: true))
        {
            throw fields.Unsupported("affine");
        }

        AttributeText attribute = Normalization(layer).Set("Momentum", fields.Number("momentum"));

        // Evaluation mode normalises by the running statistics while the parameters train on.
        HasBatchStatistics |= !source.EvaluationMode;
        return source.EvaluationMode ? attribute.Set("Frozen", true) : attribute;
    }

    internal AttributeText Dropout(LayerSource layer)
    {
        JsonFields fields = layer.Fields;
        double rate = fields.Number("rate");

        // Which values a framework drops is its own affair, so there is nothing to compare with.
        if (rate > 0 && !source.EvaluationMode)
        {
            throw fields.Unsupported("rate");
        }

        return new AttributeText(layer.Kind).Add(rate);
    }

    internal AttributeText Combination(LayerSource layer)
    {
        RequireSeveral(layer);
        AttributeText attribute = new AttributeText(layer.Kind).AddQuoted(layer.From);
        if (layer.Fields.Has("activation"))
        {
            WriteActivation(layer.Fields, attribute);
        }

        return attribute;
    }

    // The format multiplies the first two values, whatever else is named.
    internal AttributeText Multiply(LayerSource layer) =>
        layer.From.Length == 2 ? Combination(layer) : throw layer.Fields.Unsupported("from");

    internal AttributeText Concat(LayerSource layer)
    {
        JsonFields fields = layer.Fields;
        RequireSeveral(layer);
        return LastAxis.Is(fields.Integer("axis"), Rank(fields), HasChannelsFirst(fields))
            ? new AttributeText(layer.Kind).AddQuoted(layer.From)
            : throw fields.Unsupported("axis");
    }

    // The last axis of an image is its width in the format, its channels in the language; axis 1 of a sequence without convolutions is its steps in the
    // format, and the language has no name for it. Layers that act along an axis are said where both mean the same one.
    private void RequireKnownAxis(JsonFields fields, string[] from, ChannelOrder? otherAxesAt)
    {
        foreach (string name in from)
        {
            // Where the channels stand matters from two axes on.
            if (Shapes.TryGetValue(name, out int[]? shape) && shape.Length > 1 && otherAxesAt is { } order && LastAxis.HasChannelsFirst(source, shape.Length) == (order == ChannelOrder.ChannelsFirst))
            {
                throw new UnsupportedException($"{fields.What} of shape [{string.Join(", ", shape)}]");
            }
        }
    }

    // With one name the attributes mean "the layer before and this one", which is not what the case says.
    private static void RequireSeveral(LayerSource layer)
    {
        if (layer.From.Length < 2)
        {
            throw layer.Fields.Unsupported("from");
        }
    }

    private void WriteActivation(JsonFields fields, AttributeText attribute)
    {
        Activation function = ActivationTranslator.Translate(fields.Any("activation"), Rank(fields), HasChannelsFirst(fields), out Action<AttributeText> writeParameters);
        if (function != Activation.Linear)
        {
            attribute.Set("Activation", function.ToString());
            writeParameters(attribute);
        }
    }

    private bool HasChannelsFirst(JsonFields fields) => LastAxis.HasChannelsFirst(source, Rank(fields) - 1);

    private static int Rank(JsonFields fields) => fields.Integers("output_shape").Length + 1;

    private static HashSet<string> FrozenLayers(ConformanceCase source) =>
    [
        .. source.Parameters
            .GroupBy(parameter => parameter.Layer)
            .Where(layer => layer.All(parameter => !parameter.Trainable))
            .Select(layer => layer.Key),
    ];
}
