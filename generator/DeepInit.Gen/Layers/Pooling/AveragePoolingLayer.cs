using DeepInit.Gen.Emission;
using DeepInit.Gen.Shapes;
using DeepInit.Gen.Specs;

namespace DeepInit.Gen.Layers;

/// <summary>The mean of each window; zeros beyond the edges count unless they are told not to, or Padding.Same put them there.</summary>
internal abstract class AveragePoolingLayer(int rank) : PoolingLayer(rank)
{
    public override bool IsAffine(LayerSpec spec) => true;

    public override IEnumerable<string> GraphOptions(LayerSpec spec, IReadOnlyList<Value> inputs) =>
        [.. base.GraphOptions(spec, inputs), .. ((PoolingSpec)spec).CountIncludePad ? [] : new[] { GraphOption.Of("CountIncludePad", "False") }];

    protected override bool KeepsValues => false;

    protected override void WriteForwardPixel(PoolingSpec spec, KernelWriter kernel, Action<Action> window)
    {
        kernel.Text.Write("DiV sum = DiV.Zero;");
        window(() => kernel.Text.Write("sum += DiSimd.Load(ref xAt, from);"));
        kernel.Text.Write($"DiSimd.Store({Mean("sum", spec, kernel)}, ref yAt, to);");
    }

    protected override void WriteBackwardPixel(PoolingSpec spec, KernelWriter kernel, Action<Action> window, bool stores, RenderedFormula? after)
    {
        kernel.Text.Write($"DiV share = {Mean("DiSimd.Load(ref dyAt, to)", spec, kernel)};");
        window(() => kernel.Text.Write($"DiSimd.Store({(stores ? "share" : "DiSimd.Load(ref dxAt, from) + share")}, ref dxAt, from);"));
    }

    private static string Mean(string sum, PoolingSpec spec, KernelWriter kernel) => spec.CountIncludePad || spec.Spatial.Sides(kernel.InputShape.AsImage) == (0, 0, 0, 0)
        ? $"{sum} * {kernel.Constant(1.0 / (spec.Spatial.Height * spec.Spatial.Width))}"
        : $"{sum} / new DiV(($T)((yEnd - yFirst) * (xEnd - xFirst)))";
}
