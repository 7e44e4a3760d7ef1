using DeepInit.Gen.Specs;

namespace DeepInit.Gen.Layers;

/// <summary>The layer kinds.</summary>
internal static class LayerCatalog
{
    private static readonly LayerKind[] Kinds =
    [
        new DenseLayer(),
        new EmbeddingLayer(),
        new EmbeddingBagLayer(),
        new QuotientRemainderEmbeddingLayer(),
        new HashedEmbeddingLayer(),
        new TiedDenseLayer(),
        new PositionEmbeddingLayer(),
        new SinePositionEncodingLayer(),
        new ActivationLayer(),
        new PReLULayer(),
        new DropoutLayer(),
        new SpatialDropout2DLayer(),
        new AlphaDropoutLayer(),
        new GaussianNoiseLayer(),
        new SamplingLayer(),
        new AddLayer(),
        new SubtractLayer(),
        new MultiplyLayer(),
        new AverageLayer(),
        new MaximumLayer(),
        new MinimumLayer(),
        new ConcatLayer(),
        new DotLayer(),
        new PairwiseDotLayer(),
        new FactorizationMachineLayer(),
        new CrossLayer(),
        new FlattenLayer(),
        new ReshapeLayer(),
        new PermuteLayer(),
        new Conv1DLayer(),
        new Conv2DLayer(),
        new DepthwiseConv2DLayer(),
        new SeparableConv2DLayer(),
        new Conv1DTransposeLayer(),
        new Conv2DTransposeLayer(),
        new MaxPooling1DLayer(),
        new MaxPooling2DLayer(),
        new AveragePooling1DLayer(),
        new AveragePooling2DLayer(),
        new GlobalMaxPooling1DLayer(),
        new GlobalMaxPooling2DLayer(),
        new GlobalAveragePooling1DLayer(),
        new LastStepLayer(),
        new GlobalAveragePooling2DLayer(),
        new ZeroPadding2DLayer(),
        new Cropping2DLayer(),
        new UpSampling2DLayer(),
        new BatchNormalizationLayer(),
        new LayerNormalizationLayer(),
        new RMSNormalizationLayer(),
        new GroupNormalizationLayer(),
        new SimpleRNNLayer(),
        new GRULayer(),
        new LSTMLayer(),
        new FinalStateLayer(),
        new AttentionLayer(),
        new MultiHeadAttentionLayer(),
    ];

    private static readonly Dictionary<string, LayerKind> ByAttribute = Kinds.ToDictionary(kind => kind.Attribute);

    public static IReadOnlyList<LayerKind> All => Kinds;

    public static LayerKind? Find(string attribute) => ByAttribute.TryGetValue(attribute, out LayerKind? kind) ? kind : null;

    public static LayerKind Of(LayerSpec spec) => ByAttribute[spec.Kind];
}
