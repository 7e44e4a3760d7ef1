using DeepInit.Gen.Activations;
using DeepInit.Gen.Specs;

namespace DeepInit.Gen.Tests.Activations;

/// <summary>What two rows have in common behind an activation, against a plain integral over two normal variables.</summary>
public sealed class SharedMomentTests
{
    private static readonly double[] Correlations = [-0.6, 0, 0.3, 0.9, 0.999, 1];

    public static TheoryData<object> Functions => [.. ActivationCatalog.All.Where(kind => kind.IsElementwise(new(kind.Function))).Select(kind => (object)kind.Function)];

    [Theory]
    [MemberData(nameof(Functions))]
    public void ItIsTheIntegralOverTwoNormalVariables(object function)
    {
        var spec = new ActivationSpec((Activation)function);
        ActivationKind kind = ActivationCatalog.Of(spec);
        foreach (double variance in new[] { 0.04, 1, 9 })
        {
            double square = Integral(kind, spec, variance, 1);
            foreach (double correlation in Correlations)
            {
                // Kinks leave a thousandth beyond the terms of the series; of closed forms it is the grid that is coarse about them.
                double tolerance = spec.Function is Activation.ReLU or Activation.LeakyReLU ? 2e-4 : 2e-3;
                double expected = Integral(kind, spec, variance, correlation);
                Assert.Equal(expected, kind.SharedMoment(spec, variance, variance * correlation), tolerance * square);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Functions))]
    public void OfOneRowItIsTheSecondMoment(object function)
    {
        var spec = new ActivationSpec((Activation)function);
        ActivationKind kind = ActivationCatalog.Of(spec);
        Assert.Equal(kind.SecondMoment(spec, 1.7, 1), kind.SharedMoment(spec, 1.7, 1.7), 1e-3 * kind.SecondMoment(spec, 1.7, 1));
    }

    [Fact]
    public void SlopesOfNegativeSidesCount()
    {
        var spec = new ActivationSpec(Activation.LeakyReLU) { NegativeSlope = -0.5 };
        Assert.Equal(Integral(ActivationCatalog.Of(spec), spec, 2, 0.4), ActivationCatalog.Of(spec).SharedMoment(spec, 2, 0.8), 1e-3);
    }

    // u = σ x, v = σ (c x + √(1 − c²) y), x and y independent: midpoints of a grid over ±7.
    private static double Integral(ActivationKind kind, ActivationSpec spec, double variance, double correlation)
    {
        const int Steps = 200;
        const double Width = 14.0 / Steps;
        double sigma = Math.Sqrt(variance), rest = Math.Sqrt(Math.Max(0, 1 - (correlation * correlation))), sum = 0;
        double[] points = [.. Enumerable.Range(0, Steps).Select(i => -7 + ((i + 0.5) * Width))];
        foreach (double x in points)
        {
            double inner = 0;
            foreach (double y in rest == 0 ? [0.0] : points)
            {
                double density = rest == 0 ? 1 : Width * Math.Exp(-y * y / 2) / Math.Sqrt(2 * Math.PI);
                inner += density * kind.At(spec, sigma * ((correlation * x) + (rest * y)));
            }

            sum += Width * Math.Exp(-x * x / 2) / Math.Sqrt(2 * Math.PI) * kind.At(spec, sigma * x) * inner;
        }

        return sum;
    }
}
