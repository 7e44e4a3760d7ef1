using System.Globalization;
using System.Numerics;
using System.Runtime.CompilerServices;
using DeepInit.Benchmarks.Measuring;
using DeepInit.Benchmarks.Workloads;
using DeepInit.Runtime;

namespace DeepInit.Benchmarks.Commands;

/// <summary>The AdamW update alone: its bytes per second, beside a loop that only moves them and beside its square roots and divisions alone.</summary>
internal static class AdamWCommand
{
    // Parameters and two moments are read and written; gradients stay in the first-level cache, as in training.
    private const int BytesPerParameter = 3 * 2 * sizeof(float);

    public static int Run(Options options)
    {
        Console.WriteLine("workload  parameters     AdamW µs   GB/s  moving µs  roots and divisions µs  over the longer");
        foreach (string name in options.Workloads)
        {
            Workload workload = Workload.Of(name);
            var kernels = new EngineKernels(workload.Open(1));
            int length = kernels.Length;
            var p = new NumberBlock(length);
            var m = new NumberBlock(length);
            var v = new NumberBlock(length);
            double[] times = Interleaved.Minima([kernels.Update(), () => Move(ref p.Start, ref m.Start, ref v.Start, length), MachinePeak.RootAndDivide]);
            double roots = times[2] / MachinePeak.RootAndDivideVectors * length / Vector<float>.Count;
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{workload.Name,-8}  {length,10:N0}  {times[0] / 1000,11:F2}  {(double)length * BytesPerParameter / times[0],5:F1}  {times[1] / 1000,9:F2}  {roots / 1000,22:F2}  {times[0] / Math.Max(times[1], roots),15:F2}"));
        }

        return 0;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void Move(ref float p, ref float m, ref float v, int length)
    {
        var a = new Vector<float>(1e-3f);
        for (int i = 0; i < length; i += Vector<float>.Count)
        {
            Simd.Store(Simd.Load(ref p, i) + a, ref p, i);
            Simd.Store(Simd.Load(ref m, i) + a, ref m, i);
            Simd.Store(Simd.Load(ref v, i) + a, ref v, i);
        }
    }
}
