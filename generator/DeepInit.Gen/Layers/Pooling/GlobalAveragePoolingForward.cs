using DeepInit.Gen.Kernels;
using DeepInit.Gen.Planning;
using DeepInit.Gen.Planning.Ops;
using DeepInit.Gen.Shapes;
using DeepInit.Gen.Specs;
using DeepInit.Gen.Text;

namespace DeepInit.Gen.Layers;

/// <summary>y = the mean of each channel.</summary>
internal sealed record GlobalAveragePoolingForward(int Channels, PooledPixels Pixels, BufferUse X, BufferUse Y)
    : GlobalPoolingForward("mean", Channels, Pixels, X, Y)
{
    /// <summary>What each pixel counts; the mean of no steps is 0.</summary>
    public static string Share(KernelWriter kernel, PooledPixels pixels) =>
        pixels.Sequences is null ? kernel.Constant(1.0 / pixels.Count) : "new DiV(($T)1 / global::System.Math.Max(1, steps))";

    protected override void WriteChannels(KernelWriter kernel)
    {
        kernel.Text.Write("DiV sum = DiV.Zero;");
        WritePixels(kernel, () => kernel.Text.Write("sum += DiSimd.Load(ref xAt, from);"));
        kernel.Store("y", "to", $"sum * {Share(kernel, Pixels)}");
    }
}
