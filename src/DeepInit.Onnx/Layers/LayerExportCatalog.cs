namespace DeepInit.Onnx.Layers;

/// <summary>The exports, by the names of layer kinds.</summary>
internal static class LayerExportCatalog
{
    private static readonly Dictionary<string, LayerExport> Exports = new(StringComparer.Ordinal)
    {
        ["Dense"] = new DenseExport(),
        ["Embedding"] = new EmbeddingExport(),
        ["EmbeddingBag"] = new EmbeddingBagExport(),
        ["TiedDense"] = new TiedDenseExport(),
        ["PositionEmbedding"] = new PositionEmbeddingExport(),
        ["SinePositionEncoding"] = new SinePositionEncodingExport(),
        ["Activation"] = new ActivationLayerExport(),
        ["PReLU"] = new PReLUExport(),
        ["Dropout"] = new IdentityExport(),
        ["SpatialDropout2D"] = new IdentityExport(),
        ["AlphaDropout"] = new IdentityExport(),
        ["GaussianNoise"] = new IdentityExport(),
        ["Sampling"] = new SamplingExport(),
        ["Add"] = new OperatorExport("Add"),
        ["Subtract"] = new OperatorExport("Sub"),
        ["Multiply"] = new OperatorExport("Mul"),
        ["Average"] = new AverageExport(),
        ["Maximum"] = new OperatorExport("Max"),
        ["Minimum"] = new OperatorExport("Min"),
        ["Concat"] = new ConcatExport(),
        ["Dot"] = new DotExport(),
        ["Flatten"] = new ReshapeExport(),
        ["Reshape"] = new ReshapeExport(),
        ["Permute"] = new PermuteExport(),
        ["Conv1D"] = new ConvolutionExport("Conv"),
        ["Conv2D"] = new ConvolutionExport("Conv"),
        ["DepthwiseConv2D"] = new DepthwiseConvolutionExport(),
        ["SeparableConv2D"] = new SeparableConvolutionExport(),
        ["Conv1DTranspose"] = new ConvolutionExport("ConvTranspose"),
        ["Conv2DTranspose"] = new ConvolutionExport("ConvTranspose"),
        ["MaxPooling1D"] = new PoolingExport("MaxPool"),
        ["MaxPooling2D"] = new PoolingExport("MaxPool"),
        ["AveragePooling1D"] = new PoolingExport("AveragePool"),
        ["AveragePooling2D"] = new PoolingExport("AveragePool"),
        ["LastStep"] = new LastStepExport(),
        ["GlobalMaxPooling1D"] = new GlobalPoolingExport("ReduceMax"),
        ["GlobalMaxPooling2D"] = new GlobalPoolingExport("ReduceMax"),
        ["GlobalAveragePooling1D"] = new GlobalPoolingExport("ReduceMean"),
        ["GlobalAveragePooling2D"] = new GlobalPoolingExport("ReduceMean"),
        ["ZeroPadding2D"] = new ZeroPaddingExport(),
        ["Cropping2D"] = new CroppingExport(),
        ["UpSampling2D"] = new UpSamplingExport(),
        ["BatchNormalization"] = new BatchNormalizationExport(),
        ["LayerNormalization"] = new LayerNormalizationExport(),
        ["RMSNormalization"] = new RMSNormalizationExport(),
        ["GroupNormalization"] = new GroupNormalizationExport(),
        ["SimpleRNN"] = new RecurrentExport("RNN", 0),
        ["GRU"] = new RecurrentExport("GRU", 1, 0, 2),
        ["LSTM"] = new RecurrentExport("LSTM", 0, 3, 1, 2),
        ["FinalState"] = new FinalStateExport(),
        ["Attention"] = new AttentionExport(),
        ["MultiHeadAttention"] = new MultiHeadAttentionExport(),
    };

    /// <summary>The export of a kind; null where there is none.</summary>
    public static LayerExport? Find(string kind) => Exports.TryGetValue(kind, out LayerExport? export) ? export : null;
}
