using DeepInit.Gen.Kernels;
using DeepInit.Gen.Planning;
using DeepInit.Gen.Planning.Ops;
using DeepInit.Gen.Shapes;
using DeepInit.Gen.Specs;
using DeepInit.Gen.Text;

namespace DeepInit.Gen.Layers;

/// <summary>y = the mean of each channel.</summary>
internal sealed record GlobalAveragePoolingForward(int Channels, int Pixels, BufferUse X, BufferUse Y)
    : GlobalPoolingForward("mean", Channels, Pixels, X, Y)
{
    protected override void WriteChannels(KernelWriter kernel)
    {
        kernel.Text.Write("DiV sum = DiV.Zero;");
        WritePixels(kernel, () => kernel.Text.Write("sum += DiSimd.Load(ref xAt, from);"));
        kernel.Store("y", "to", $"sum * {kernel.Constant(1.0 / Pixels)}");
    }
}
