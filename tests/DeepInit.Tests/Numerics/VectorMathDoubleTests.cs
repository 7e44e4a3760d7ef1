using System.Numerics;
using DeepInit.Runtime;

namespace DeepInit.Tests.Numerics;

/// <summary>The double functions against 200-bit arithmetic. The bounds are those of the XML docs.</summary>
public sealed class VectorMathDoubleTests
{
    private const int Samples = 1_200;

    // Low and High: where the function is neither 0, nor ∞, nor its limit.
    private static readonly Dictionary<string, Case> Functions = new()
    {
        ["Exp"] = new(VectorMath.Exp, BigReal.Exp, -745, 709.7, 1.1),
        ["Expm1"] = new(VectorMath.Expm1, BigReal.Expm1, -40, 709.7, 2),
        ["Log"] = new(VectorMath.Log, BigReal.Log, 1e-320, 1e308, 1),
        ["Log1p"] = new(VectorMath.Log1p, BigReal.Log1p, -0.999999, 1e308, 1.5),
        ["Tanh"] = new(VectorMath.Tanh, BigReal.Tanh, -22, 22, 3),
        ["Sigmoid"] = new(VectorMath.Sigmoid, BigReal.Sigmoid, -745, 40, 2.5),
        ["Softplus"] = new(VectorMath.Softplus, BigReal.Softplus, -745, 700, 3),
        ["Erf"] = new(VectorMath.Erf, BigReal.Erf, -6.5, 6.5, 2),
        ["NormalCdf"] = new(VectorMath.NormalCdf, BigReal.NormalCdf, -38.4, 9, 9),
    };

    public static TheoryData<string> Names => [.. Functions.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void EveryFunctionStaysWithinItsStatedBound(string name)
    {
        Case tested = Functions[name];
        double[] inputs = Inputs(tested);
        double[] results = VectorFunction.Apply(tested.Function, inputs);
        double worst = 0;
        double worstInput = 0;
        for (int i = 0; i < inputs.Length; i++)
        {
            double error = tested.Reference(inputs[i]).UlpsFrom(results[i]);
            if (error > worst)
                (worst, worstInput) = (error, inputs[i]);
        }

        Assert.True(worst <= tested.Ulps, $"{name} is {worst:F3} ulp off at {worstInput:R}; stated are {tested.Ulps}.");
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void EveryFunctionGivesTheSameInEveryLaneAndAtEveryLength(string name)
    {
        Func<Vector<double>, Vector<double>> function = Functions[name].Function;
        foreach (int length in (int[])[1, 2, 3, 4, 5, 7, 8, 9, 17])
        {
            double[] inputs = new double[length];
            for (int i = 0; i < length; i++)
                inputs[i] = 0.37 + (1.3 * i);
            double[] together = VectorFunction.Apply(function, inputs);
            for (int i = 0; i < length; i++)
                Assert.Equal(VectorFunction.Apply(function, inputs[i]), together[i]);
        }
    }

    [Theory]
    [InlineData("Exp", double.NegativeInfinity, 0d)]
    [InlineData("Exp", double.PositiveInfinity, double.PositiveInfinity)]
    [InlineData("Exp", 0d, 1d)]
    [InlineData("Exp", 709.9, double.PositiveInfinity)]
    [InlineData("Exp", -745.14, 0d)]
    [InlineData("Expm1", -0d, -0d)]
    [InlineData("Expm1", double.Epsilon, double.Epsilon)]
    [InlineData("Expm1", double.NegativeInfinity, -1d)]
    [InlineData("Expm1", 710d, double.PositiveInfinity)]
    [InlineData("Expm1", double.PositiveInfinity, double.PositiveInfinity)]
    [InlineData("Log", 0d, double.NegativeInfinity)]
    [InlineData("Log", 1d, 0d)]
    [InlineData("Log", -1d, double.NaN)]
    [InlineData("Log", -double.Epsilon, double.NaN)]
    [InlineData("Log", double.PositiveInfinity, double.PositiveInfinity)]
    [InlineData("Log1p", -0d, -0d)]
    [InlineData("Log1p", -double.Epsilon, -double.Epsilon)]
    [InlineData("Log1p", -1d, double.NegativeInfinity)]
    [InlineData("Log1p", -1.5, double.NaN)]
    [InlineData("Log1p", double.PositiveInfinity, double.PositiveInfinity)]
    [InlineData("Tanh", -0d, -0d)]
    [InlineData("Tanh", double.Epsilon, double.Epsilon)]
    [InlineData("Tanh", 19.1, 1d)]
    [InlineData("Tanh", double.NegativeInfinity, -1d)]
    [InlineData("Sigmoid", double.NegativeInfinity, 0d)]
    [InlineData("Sigmoid", double.PositiveInfinity, 1d)]
    [InlineData("Sigmoid", -0d, 0.5)]
    [InlineData("Softplus", double.NegativeInfinity, 0d)]
    [InlineData("Softplus", double.PositiveInfinity, double.PositiveInfinity)]
    [InlineData("Softplus", double.MaxValue, double.MaxValue)]
    [InlineData("Erf", -0d, -0d)]
    [InlineData("Erf", 6d, 1d)]
    [InlineData("Erf", double.NegativeInfinity, -1d)]
    [InlineData("NormalCdf", 0d, 0.5)]
    [InlineData("NormalCdf", double.NegativeInfinity, 0d)]
    [InlineData("NormalCdf", double.PositiveInfinity, 1d)]
    public void EdgesAreExact(string name, double x, double expected)
    {
        double actual = VectorFunction.Apply(Functions[name].Function, x);

        // Bits, because -0 and 0 compare equal; any NaN is a NaN.
        Assert.True(
            double.IsNaN(expected) ? double.IsNaN(actual) : BitConverter.DoubleToInt64Bits(expected) == BitConverter.DoubleToInt64Bits(actual),
            $"{name}({x:R}): expected {expected:R}, got {actual:R}");
    }

    [Fact]
    public void TheLogarithmOfNegativeZeroIsMinusInfinity() =>
        Assert.Equal(double.NegativeInfinity, VectorFunction.Apply(VectorMath.Log, -0d));

    [Theory]
    [MemberData(nameof(Names))]
    public void EveryFunctionPassesNaNOnAndKeepsItInItsLane(string name)
    {
        double[] results = VectorFunction.Apply(Functions[name].Function, [double.NaN, 0.5]);
        Assert.True(double.IsNaN(results[0]));
        Assert.False(double.IsNaN(results[1]));
    }

    [Fact]
    public void TheReferenceAgreesWithKnownDigits()
    {
        // Digits of e, erf(1), erf(4), Φ(-10) and ln 10 from tables; a wrong reference would pass wrong functions.
        Assert.Equal(0.0, BigReal.Exp(1).UlpsFrom(2.718281828459045235), 1.0);
        Assert.Equal(0.0, BigReal.Log(10).UlpsFrom(2.302585092994045684), 1.0);
        Assert.Equal(0.0, BigReal.Erf(1).UlpsFrom(0.842700792949714869), 1.0);
        Assert.Equal(0.0, BigReal.Erf(4).UlpsFrom(0.999999984582742100), 1.0);
        Assert.Equal(0.0, BigReal.NormalCdf(-10).UlpsFrom(7.61985302416052606e-24), 1.0);
        Assert.Equal(0.0, BigReal.Expm1(1e-9).UlpsFrom(1.0000000005000000002e-9), 1.0);
    }

    // A third evenly over the range, a third within ±3, a third evenly over the exponents from 2^-60 to the ends of the range.
    private static double[] Inputs(Case tested)
    {
        Random random = new(20240607);
        List<double> inputs = [];
        while (inputs.Count < Samples)
        {
            double top = random.Next(2) == 0 && tested.Low < 0 ? tested.Low : tested.High;
            double x = (inputs.Count % 3) switch
            {
                0 => tested.Low + ((tested.High - tested.Low) * random.NextDouble()),
                1 => (6 * random.NextDouble()) - 3,
                _ => Math.Sign(top) * Math.Pow(2, -60 + (random.NextDouble() * (60 + Math.Log2(Math.Abs(top))))),
            };
            if (x > tested.Low && x < tested.High)
                inputs.Add(x);
            else if (x > -tested.High && x < 0 && -x > tested.Low)
                inputs.Add(-x);
        }

        // Denormal arguments, where the range has them.
        if (tested.Low is > 0 and < 1e-310)
            inputs.AddRange([1e-320, 5e-315, 2.2e-308]);
        return [.. inputs];
    }

    private sealed record Case(Func<Vector<double>, Vector<double>> Function, Func<BigReal, BigReal> Reference, double Low, double High, double Ulps);
}
