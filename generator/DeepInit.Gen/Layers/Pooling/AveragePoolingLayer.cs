using DeepInit.Gen.Planning;
using DeepInit.Gen.Shapes;
using DeepInit.Gen.Specs;

namespace DeepInit.Gen.Layers;

/// <summary>The mean of each window; zeros beyond the edges count unless they are told not to, or Padding.Same put them there.</summary>
internal abstract class AveragePoolingLayer(int rank) : PoolingLayer(rank)
{
    public override bool IsAffine(LayerSpec spec) => true;

    public override IEnumerable<string> GraphOptions(LayerSpec spec, IReadOnlyList<Value> inputs) =>
        [.. base.GraphOptions(spec, inputs), .. ((PoolingSpec)spec).CountIncludePad ? [] : new[] { GraphOption.Of("CountIncludePad", "False") }];

    protected override PoolingForward Forward(PoolingSpec spec, Shape image, Shape output, string formula, BufferUse x, BufferUse y) =>
        new AveragePoolingForward(spec, image, output, formula, x, y);

    protected override PoolingBackward Backward(PoolingSpec spec, Shape image, Shape output, PooledValues values, BufferUse dy, GradientUse dx) =>
        new AveragePoolingBackward(spec, image, output, dy, dx);
}
