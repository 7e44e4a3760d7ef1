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

    /// <summary>Floating-point operations of <see cref="MultiplyAdd"/>.</summary>
    public static double MultiplyAddFlops => 2.0 * Vector<float>.Count * Chains * Length;

    /// <summary>Vectors that <see cref="RootAndDivide"/> takes the root of and divides by.</summary>
    public static double RootAndDivideVectors => 8.0 * Length;

    /// <summary>Multiply-adds on registers alone, as many at once as the processor takes.</summary>
    public static void MultiplyAdd() => MultiplyAdds(Length);

    /// <summary>A square root and a division per vector, on registers alone.</summary>
    public static void RootAndDivide() => RootsAndDivisions(Length);

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

    // Eight chains, so that the unit that makes them is never idle.
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void RootsAndDivisions(int steps)
    {
        var a = new Vector<float>(1.5f);
        Vector<float> s0 = a, s1 = a, s2 = a, s3 = a, s4 = a, s5 = a, s6 = a, s7 = a;
        for (int i = 0; i < steps; i++)
        {
            s0 = a / Vector.SquareRoot(s0);
            s1 = a / Vector.SquareRoot(s1);
            s2 = a / Vector.SquareRoot(s2);
            s3 = a / Vector.SquareRoot(s3);
            s4 = a / Vector.SquareRoot(s4);
            s5 = a / Vector.SquareRoot(s5);
            s6 = a / Vector.SquareRoot(s6);
            s7 = a / Vector.SquareRoot(s7);
        }

        _sink = Vector.Sum(s0 + s1 + s2 + s3 + s4 + s5 + s6 + s7);
    }
}
