using System.Numerics;
using DeepInit.Runtime;

namespace DeepInit.Tests.Numerics;

/// <summary>The float functions against double ones, over all exponents and in steps through all bit patterns. The bounds are those of the XML docs.</summary>
public sealed class VectorMathSingleTests
{
    // A prime stride through the 2^32 bit patterns: about 220,000 values per function, of every sign and exponent, NaN and infinities included.
    private const uint Stride = 19_501;

    private static readonly Dictionary<string, (Func<Vector<float>, Vector<float>> Function, Func<double, double> Reference, double Ulps)> Functions = new()
    {
        ["Exp"] = (VectorMath.Exp, Math.Exp, 1.1),
        ["Expm1"] = (VectorMath.Expm1, Expm1, 2),
        ["Log"] = (VectorMath.Log, Math.Log, 1),
        ["Log1p"] = (VectorMath.Log1p, Log1p, 1.5),
        ["Tanh"] = (VectorMath.Tanh, Math.Tanh, 3),
        ["Sigmoid"] = (VectorMath.Sigmoid, x => x < 0 ? Math.Exp(x) / (1 + Math.Exp(x)) : 1 / (1 + Math.Exp(-x)), 2.5),
        ["Softplus"] = (VectorMath.Softplus, x => Math.Max(x, 0) + Log1p(Math.Exp(-Math.Abs(x))), 3),

        // Their double versions have other coefficients and are themselves measured against 200 bits.
        ["Erf"] = (VectorMath.Erf, x => VectorFunction.Apply(VectorMath.Erf, x), 2),
        ["NormalCdf"] = (VectorMath.NormalCdf, x => VectorFunction.Apply(VectorMath.NormalCdf, x), 9),
    };

    public static TheoryData<string> Names => [.. Functions.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void EveryFunctionStaysWithinItsStatedBoundOverAllBitPatterns(string name)
    {
        List<float> inputs = [];
        for (long bits = 0; bits <= uint.MaxValue; bits += Stride)
            inputs.Add(BitConverter.UInt32BitsToSingle((uint)bits));
        AssertWithinBound(name, [.. inputs]);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void EveryFunctionStaysWithinItsStatedBoundWhereNetworksWork(string name)
    {
        float[] inputs = new float[60_001];
        for (int i = 0; i < inputs.Length; i++)
            inputs[i] = (i - 30_000) / 2_000f;
        AssertWithinBound(name, inputs);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void EveryFunctionGivesTheSameInEveryLaneAndAtEveryLength(string name)
    {
        Func<Vector<float>, Vector<float>> function = Functions[name].Function;
        foreach (int length in (int[])[1, 3, 7, 8, 9, 15, 16, 17, 33])
        {
            float[] inputs = new float[length];
            for (int i = 0; i < length; i++)
                inputs[i] = 0.37f + (1.3f * i);
            float[] together = VectorFunction.Apply(function, inputs);
            for (int i = 0; i < length; i++)
                Assert.Equal(VectorFunction.Apply(function, inputs[i]), together[i]);
        }
    }

    [Theory]
    [InlineData("Exp", float.NegativeInfinity, 0f)]
    [InlineData("Exp", float.PositiveInfinity, float.PositiveInfinity)]
    [InlineData("Exp", 0f, 1f)]
    [InlineData("Exp", 88.8f, float.PositiveInfinity)]
    [InlineData("Exp", -104f, 0f)]
    [InlineData("Expm1", -0f, -0f)]
    [InlineData("Expm1", float.Epsilon, float.Epsilon)]
    [InlineData("Expm1", float.NegativeInfinity, -1f)]
    [InlineData("Expm1", float.PositiveInfinity, float.PositiveInfinity)]
    [InlineData("Log", 0f, float.NegativeInfinity)]
    [InlineData("Log", 1f, 0f)]
    [InlineData("Log", -1f, float.NaN)]
    [InlineData("Log", float.NegativeInfinity, float.NaN)]
    [InlineData("Log", -float.Epsilon, float.NaN)]
    [InlineData("Log", float.PositiveInfinity, float.PositiveInfinity)]
    [InlineData("Log1p", -0f, -0f)]
    [InlineData("Log1p", -float.Epsilon, -float.Epsilon)]
    [InlineData("Log1p", -1f, float.NegativeInfinity)]
    [InlineData("Log1p", -1.5f, float.NaN)]
    [InlineData("Log1p", float.PositiveInfinity, float.PositiveInfinity)]
    [InlineData("Tanh", -0f, -0f)]
    [InlineData("Tanh", float.Epsilon, float.Epsilon)]
    [InlineData("Tanh", 9.1f, 1f)]
    [InlineData("Tanh", float.NegativeInfinity, -1f)]
    [InlineData("Sigmoid", float.NegativeInfinity, 0f)]
    [InlineData("Sigmoid", float.PositiveInfinity, 1f)]
    [InlineData("Sigmoid", -0f, 0.5f)]
    [InlineData("Softplus", float.NegativeInfinity, 0f)]
    [InlineData("Softplus", float.PositiveInfinity, float.PositiveInfinity)]
    [InlineData("Softplus", float.MaxValue, float.MaxValue)]
    [InlineData("Erf", -0f, -0f)]
    [InlineData("Erf", 4f, 1f)]
    [InlineData("Erf", float.NegativeInfinity, -1f)]
    [InlineData("NormalCdf", 0f, 0.5f)]
    [InlineData("NormalCdf", float.NegativeInfinity, 0f)]
    [InlineData("NormalCdf", float.PositiveInfinity, 1f)]
    public void EdgesAreExact(string name, float x, float expected)
    {
        float actual = VectorFunction.Apply(Functions[name].Function, x);

        // Bits, because -0 and 0 compare equal; any NaN is a NaN.
        Assert.True(
            float.IsNaN(expected) ? float.IsNaN(actual) : BitConverter.SingleToInt32Bits(expected) == BitConverter.SingleToInt32Bits(actual),
            $"{name}({x:R}): expected {expected:R}, got {actual:R}");
    }

    [Fact]
    public void TheLogarithmOfNegativeZeroIsMinusInfinity() =>
        Assert.Equal(float.NegativeInfinity, VectorFunction.Apply(VectorMath.Log, -0f));

    [Theory]
    [MemberData(nameof(Names))]
    public void EveryFunctionPassesNaNOnAndKeepsItInItsLane(string name)
    {
        float[] results = VectorFunction.Apply(Functions[name].Function, [float.NaN, 0.5f]);
        Assert.True(float.IsNaN(results[0]));
        Assert.False(float.IsNaN(results[1]));
    }

    private static void AssertWithinBound(string name, float[] inputs)
    {
        (Func<Vector<float>, Vector<float>> function, Func<double, double> reference, double bound) = Functions[name];
        float[] results = VectorFunction.Apply(function, inputs);
        double worst = 0;
        float worstInput = 0;
        for (int i = 0; i < inputs.Length; i++)
        {
            double error = UlpError(results[i], reference(inputs[i]));
            if (error > worst)
                (worst, worstInput) = (error, inputs[i]);
        }

        Assert.True(worst <= bound, $"{name} is {worst:F3} ulp off at {worstInput:R}; stated are {bound}.");
    }

    private static double UlpError(float actual, double expected)
    {
        float rounded = (float)expected;
        if (float.IsNaN(rounded) || float.IsNaN(actual) || float.IsInfinity(rounded) || float.IsInfinity(actual))
            return rounded.Equals(actual) ? 0 : double.PositiveInfinity;
        if (float.IsNegative(actual) != float.IsNegative(rounded))
            return double.PositiveInfinity;
        int exponent = expected == 0 ? -149 : Math.Max(Math.ILogB(expected) - 23, -149);
        return Math.Abs(actual - expected) / Math.ScaleB(1, exponent);
    }

    // Kahan: the error of u = e^x cancels between u - 1 and ln u.
    private static double Expm1(double x)
    {
        if (Math.Abs(x) < 1e-5)
            return x + (x * x / 2) + (x * x * x / 6);
        double u = Math.Exp(x);
        return Math.Abs(x) < 1 ? (u - 1) * x / Math.Log(u) : u - 1;
    }

    private static double Log1p(double x)
    {
        double u = 1 + x;
        return u == 1 ? x : Math.Abs(x) < 1 ? Math.Log(u) * x / (u - 1) : Math.Log(u);
    }
}
