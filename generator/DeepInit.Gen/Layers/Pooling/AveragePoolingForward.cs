using DeepInit.Gen.Kernels;
using DeepInit.Gen.Planning;
using DeepInit.Gen.Planning.Ops;
using DeepInit.Gen.Shapes;
using DeepInit.Gen.Specs;
using DeepInit.Gen.Text;

namespace DeepInit.Gen.Layers;

/// <summary>y = the mean of each window.</summary>
internal sealed record AveragePoolingForward(PoolingSpec Spec, Shape Image, Shape Output, string Formula, BufferUse X, BufferUse Y)
    : PoolingForward(Spec, Image, Output, Formula, X, Y)
{
    protected override void WritePixel(KernelWriter kernel)
    {
        kernel.Text.Write("DiV sum = DiV.Zero;");
        WriteWindow(kernel, () => kernel.Text.Write("sum += DiSimd.Load(ref xAt, from);"));
        kernel.Store("y", "to", Mean("sum", Spec, Image, kernel));
    }

    /// <summary>A sum over the pixels that count.</summary>
    internal static string Mean(string sum, PoolingSpec spec, Shape image, KernelWriter kernel) => spec.CountIncludePad || spec.Spatial.Sides(image) == (0, 0, 0, 0)
        ? $"{sum} * {kernel.Constant(1.0 / (spec.Spatial.Height * spec.Spatial.Width))}"
        : $"{sum} / new DiV(($T)((yEnd - yFirst) * (xEnd - xFirst)))";
}
