using DeepInit.Gen.Kernels;
using DeepInit.Gen.Planning;
using DeepInit.Gen.Planning.Ops;
using DeepInit.Gen.Shapes;
using DeepInit.Gen.Specs;
using DeepInit.Gen.Text;

namespace DeepInit.Gen.Layers;

/// <summary>Each pixel takes its share of the gradient.</summary>
internal sealed record GlobalAveragePoolingBackward(int Channels, PooledPixels Pixels, BufferUse Dy, GradientUse Dx)
    : GlobalPoolingBackward("mean", Channels, Pixels, Values: null, Dy, Dx)
{
    protected override void WriteChannels(KernelWriter kernel)
    {
        kernel.Text.Write($"DiV d = DiSimd.Load(ref dyAt, to) * {GlobalAveragePoolingForward.Share(kernel, Pixels)};");
        WritePixels(kernel, () => kernel.Store("dx", "from", "d"));
    }
}
