using DeepInit.Gen.Kernels;
using DeepInit.Gen.Planning;
using DeepInit.Gen.Planning.Ops;
using DeepInit.Gen.Shapes;
using DeepInit.Gen.Specs;
using DeepInit.Gen.Text;

namespace DeepInit.Gen.Layers;

/// <summary>The largest pixel takes the gradient; of equal ones the first.</summary>
internal sealed record GlobalMaxPoolingBackward(int Channels, PooledPixels Pixels, PooledValues Read, BufferUse Dy, GradientUse Dx)
    : GlobalPoolingBackward("largest", Channels, Pixels, Read, Dy, Dx)
{
    protected override void WriteChannels(KernelWriter kernel)
    {
        kernel.Text.Write("DiV largest = DiSimd.Load(ref yAt, to);").Write("DiV left = DiSimd.Load(ref dyAt, to);");
        WritePixels(kernel, () =>
        {
            kernel.Text.Write("var here = DiVector.Equals(DiSimd.Load(ref xAt, from), largest);");
            kernel.Store("dx", "from", "DiVector.ConditionalSelect(here, left, DiV.Zero)").Write("left = DiVector.ConditionalSelect(here, DiV.Zero, left);");
        });
    }
}
