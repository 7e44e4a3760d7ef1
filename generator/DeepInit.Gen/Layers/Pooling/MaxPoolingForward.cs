using DeepInit.Gen.Kernels;
using DeepInit.Gen.Planning;
using DeepInit.Gen.Planning.Ops;
using DeepInit.Gen.Shapes;
using DeepInit.Gen.Specs;
using DeepInit.Gen.Text;

namespace DeepInit.Gen.Layers;

/// <summary>y = the largest pixel of each window.</summary>
internal sealed record MaxPoolingForward(PoolingSpec Spec, Shape Image, Shape Output, string Formula, BufferUse X, BufferUse Y)
    : PoolingForward(Spec, Image, Output, Formula, X, Y)
{
    protected override void WritePixel(KernelWriter kernel)
    {
        kernel.Text.Write("var largest = new DiV($T.NegativeInfinity);");
        WriteWindow(kernel, () => kernel.Text.Write("largest = DiVector.Max(largest, DiSimd.Load(ref xAt, from));"));
        kernel.Store("y", "to", "largest");
    }
}
