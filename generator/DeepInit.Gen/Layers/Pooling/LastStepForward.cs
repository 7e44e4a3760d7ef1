using DeepInit.Gen.Kernels;
using DeepInit.Gen.Planning;

namespace DeepInit.Gen.Layers;

/// <summary>y = the last step.</summary>
internal sealed record LastStepForward(int Channels, PooledPixels Pixels, BufferUse X, BufferUse Y)
    : GlobalPoolingForward("last", Channels, Pixels, X, Y)
{
    /// <summary>Which step it is.</summary>
    public static string Last(PooledPixels pixels) =>
        pixels.Sequences is null ? (pixels.Count - 1).ToString(System.Globalization.CultureInfo.InvariantCulture) : "(steps - 1)";

    protected override void WriteChannels(KernelWriter kernel) => kernel.Store("y", "to", $"DiSimd.Load(ref xAt, {Pixels.Place(Last(Pixels))})");
}
