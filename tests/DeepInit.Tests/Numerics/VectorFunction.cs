using System.Numerics;
using DeepInit.Runtime;

namespace DeepInit.Tests.Numerics;

/// <summary>A vector function made callable on arrays, padded to whole vectors.</summary>
internal static class VectorFunction
{
    internal static float[] Apply(Func<Vector<float>, Vector<float>> function, ReadOnlySpan<float> x)
    {
        int width = Vector<float>.Count;
        float[] padded = new float[(x.Length + width - 1) / width * width];
        x.CopyTo(padded);
        for (int i = 0; i < padded.Length; i += width)
            Simd.Store(function(Simd.Load(ref padded[0], i)), ref padded[0], i);
        return padded.AsSpan(0, x.Length).ToArray();
    }

    internal static double[] Apply(Func<Vector<double>, Vector<double>> function, ReadOnlySpan<double> x)
    {
        int width = Vector<double>.Count;
        double[] padded = new double[(x.Length + width - 1) / width * width];
        x.CopyTo(padded);
        for (int i = 0; i < padded.Length; i += width)
            Simd.Store(function(Simd.Load(ref padded[0], i)), ref padded[0], i);
        return padded.AsSpan(0, x.Length).ToArray();
    }

    internal static float Apply(Func<Vector<float>, Vector<float>> function, float x) => Apply(function, [x])[0];

    internal static double Apply(Func<Vector<double>, Vector<double>> function, double x) => Apply(function, [x])[0];
}
