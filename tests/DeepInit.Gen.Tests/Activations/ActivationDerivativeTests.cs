using DeepInit.Gen.Activations;
using DeepInit.Gen.Formulas;
using DeepInit.Gen.Specs;

namespace DeepInit.Gen.Tests.Activations;

/// <summary>The formula of each derivative is that of the formula beside it: held to central differences, in double precision, at points away from kinks.</summary>
public sealed class ActivationDerivativeTests
{
    // In the order −, near 0, +, and far out; no multiple of ½, where some function has a kink.
    private static readonly double[] Points = [-40.3, -7.2, -3.3, -2.7, -1.1, -0.3, -1e-3, 1e-3, 0.2, 0.9, 2.3, 2.9, 3.3, 5.7, 6.3, 9.1, 40.7];

    private const double Step = 1e-5;

    public static TheoryData<object, double, double, double, double> Specs()
    {
        var data = new TheoryData<object, double, double, double, double>();
        foreach (Activation function in ActivationCatalog.All.Where(kind => kind.IsElementwise(new(kind.Function))).Select(kind => kind.Function))
        {
            var plain = new ActivationSpec(function);
            data.Add(function, plain.NegativeSlope, plain.Alpha, plain.Beta, plain.Threshold);
            data.Add(function, -0.5, -1.5, 2, 5);
            data.Add(function, 0, 0.25, 0.5, 20);
            data.Add(function, 1, 0, 3, 1e3);
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Specs))]
    public void TheDerivativeIsThatOfTheFormula(object function, double negativeSlope, double alpha, double beta, double threshold)
    {
        var spec = new ActivationSpec((Activation)function, negativeSlope, alpha, beta, threshold);
        ActivationKind kind = ActivationCatalog.Of(spec);
        foreach (double z in Points)
        {
            double expected = (kind.At(spec, z + Step) - kind.At(spec, z - Step)) / (2 * Step);
            double actual = FormulaValue.Of(kind.Backward(spec), ("z", z), ("y", kind.At(spec, z)), ("dy", 1.75)) / 1.75;

            // Rounding of the difference: 40 · 2^-53 / 1e-5, and as much from its own error.
            Assert.True(Math.Abs(actual - expected) < 1e-8 * Math.Max(1, Math.Abs(expected)), $"{spec} at {z}: {actual}, not {expected}");
        }
    }

    [Theory]
    [MemberData(nameof(Specs))]
    public void FormulasReadWhatThePlanHasForThem(object function, double negativeSlope, double alpha, double beta, double threshold)
    {
        var spec = new ActivationSpec((Activation)function, negativeSlope, alpha, beta, threshold);
        ActivationKind kind = ActivationCatalog.Of(spec);
        Assert.Equal(["z"], kind.Forward(spec).Reads);
        string[] reads = [.. kind.Backward(spec).Reads];
        Assert.Contains("dy", reads);
        Assert.DoesNotContain(kind.NeedsInput(spec) ? "y" : "z", reads);
    }
}
