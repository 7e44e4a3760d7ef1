using DeepInit.Gen.Kernels;
using DeepInit.Gen.Planning;

namespace DeepInit.Gen.Layers;

/// <summary>The last step takes the gradient; the others have none.</summary>
internal sealed record LastStepBackward(int Channels, PooledPixels Pixels, BufferUse Dy, GradientUse Dx)
    : GlobalPoolingBackward("last", Channels, Pixels, Values: null, Dy, Dx)
{
    protected override void WriteChannels(KernelWriter kernel)
    {
        if (!kernel.Accumulates("dx"))
        {
            WritePixels(kernel, () => kernel.Store("dx", "from", "DiV.Zero"));
        }

        kernel.Store("dx", Pixels.Place(LastStepForward.Last(Pixels)), "DiSimd.Load(ref dyAt, to)");
    }
}
