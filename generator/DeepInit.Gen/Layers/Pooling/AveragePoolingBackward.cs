using DeepInit.Gen.Kernels;
using DeepInit.Gen.Planning;
using DeepInit.Gen.Planning.Ops;
using DeepInit.Gen.Shapes;
using DeepInit.Gen.Specs;
using DeepInit.Gen.Text;

namespace DeepInit.Gen.Layers;

/// <summary>Each pixel of a window takes its share of the gradient.</summary>
internal sealed record AveragePoolingBackward(PoolingSpec Spec, Shape Image, Shape Output, BufferUse Dy, GradientUse Dx)
    : PoolingBackward(Spec, Image, Output, Values: null, Dy, Dx)
{
    protected override void WritePixel(KernelWriter kernel)
    {
        kernel.Text.Write($"DiV share = {AveragePoolingForward.Mean("DiSimd.Load(ref dyAt, to)", Spec, Image, kernel)};");
        WriteWindow(kernel, () => Give(kernel, "share"));
    }
}
