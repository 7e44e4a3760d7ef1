using System.Diagnostics;
using System.Numerics;
using System.Runtime.CompilerServices;
using DeepInit.Runtime;

namespace DeepInit.Benchmarks.Measuring;

/// <summary>What one core can do at best, with vectors of the width that this process has.</summary>
internal static class MachinePeak
{
    private const int Chains = 10;
    private const int Length = 4000;
    private static float _sink;

    /// <summary>GFLOP/s of multiply-adds on registers alone: the best of some tries, since other programs may be at work.</summary>
    public static double Gflops(int tries = 60) =>
        2.0 * Vector<float>.Count * Chains * Length / Best(tries, () => MultiplyAdds(Length));

    /// <summary>Nanoseconds that one square root and one division of a vector take together, on registers alone.</summary>
    public static double RootAndDivisionNanoseconds(int tries = 60) => Best(tries, () => RootsAndDivisions(Length)) / (4 * Length);

    private static double Best(int tries, Action action)
    {
        double best = double.MaxValue;
        for (int i = 0; i < tries; i++)
        {
            long start = Stopwatch.GetTimestamp();
            action();
            best = Math.Min(best, Stopwatch.GetElapsedTime(start).TotalNanoseconds);
        }

        return best;
    }

    // Ten sums: two fused units with four cycles of latency need eight in flight.
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void MultiplyAdds(int steps)
    {
        var a = new Vector<float>(0.999f);
        var b = new Vector<float>(0.001f);
        Vector<float> s0 = b, s1 = b, s2 = b, s3 = b, s4 = b, s5 = b, s6 = b, s7 = b, s8 = b, s9 = b;
        for (int i = 0; i < steps; i++)
        {
            s0 = Simd.MultiplyAdd(s0, a, b);
            s1 = Simd.MultiplyAdd(s1, a, b);
            s2 = Simd.MultiplyAdd(s2, a, b);
            s3 = Simd.MultiplyAdd(s3, a, b);
            s4 = Simd.MultiplyAdd(s4, a, b);
            s5 = Simd.MultiplyAdd(s5, a, b);
            s6 = Simd.MultiplyAdd(s6, a, b);
            s7 = Simd.MultiplyAdd(s7, a, b);
            s8 = Simd.MultiplyAdd(s8, a, b);
            s9 = Simd.MultiplyAdd(s9, a, b);
        }

        _sink = Vector.Sum(s0 + s1 + s2 + s3 + s4 + s5 + s6 + s7 + s8 + s9);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void RootsAndDivisions(int steps)
    {
        var a = new Vector<float>(1.5f);
        Vector<float> s0 = a, s1 = a, s2 = a, s3 = a;
        for (int i = 0; i < steps; i++)
        {
            s0 = a / Vector.SquareRoot(s0);
            s1 = a / Vector.SquareRoot(s1);
            s2 = a / Vector.SquareRoot(s2);
            s3 = a / Vector.SquareRoot(s3);
        }

        _sink = Vector.Sum(s0 + s1 + s2 + s3);
    }
}
