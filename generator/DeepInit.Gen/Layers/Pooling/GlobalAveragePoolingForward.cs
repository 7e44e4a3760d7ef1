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

    /// <summary>The sum of the steps of a session so far, and what rounding has left out of it: a stream has no end, and a sum of a million numbers in single precision would have lost its last digits.</summary>
    public static IReadOnlyList<string> Remembered { get; } = ["total", "rest"];

    protected override void WriteChannels(KernelWriter kernel)
    {
        if (IsStepwise)
        {
            WriteFurther(kernel);
            return;
        }

        kernel.Text.Write("DiV sum = DiV.Zero;");
        WritePixels(kernel, () => kernel.Text.Write("sum += DiSimd.Load(ref xAt, from);"));
        kernel.Store("y", "to", $"sum * {Share(kernel, Pixels)}");
    }

    // Kahan's sum: what an addition has rounded off is taken along to the next one.
    private void WriteFurther(KernelWriter kernel)
    {
        kernel.Text.Write("DiV sum = DiSimd.Load(ref totalAt, to), rest = DiSimd.Load(ref restAt, to);");
        WritePixels(kernel, () => kernel.Text.Write("DiV next = DiSimd.Load(ref xAt, from) + rest, larger = sum + next;").Write("rest = next - (larger - sum);").Write("sum = larger;"));
        kernel.Store("total", "to", "sum");
        kernel.Store("rest", "to", "rest");
        kernel.Store("y", "to", "sum * new DiV(($T)1 / (sequences.Past + steps))");
    }
}
