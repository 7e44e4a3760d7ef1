using DeepInit.Gen.Specs;

namespace DeepInit.Gen.Layers;

/// <summary>The layer kinds.</summary>
internal static class LayerCatalog
{
    private static readonly LayerKind[] Kinds =
    [
        new DenseLayer(),
        new ActivationLayer(),
        new DropoutLayer(),
        new AddLayer(),
        new MultiplyLayer(),
        new ConcatLayer(),
        new FlattenLayer(),
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
        new GlobalAveragePooling2DLayer(),
        new BatchNormalizationLayer(),
        new LayerNormalizationLayer(),
        new RMSNormalizationLayer(),
    ];

    private static readonly Dictionary<string, LayerKind> ByAttribute = Kinds.ToDictionary(kind => kind.Attribute);

    public static IReadOnlyList<LayerKind> All => Kinds;

    public static LayerKind? Find(string attribute) => ByAttribute.TryGetValue(attribute, out LayerKind? kind) ? kind : null;

    public static LayerKind Of(LayerSpec spec) => ByAttribute[spec.Kind];
}
