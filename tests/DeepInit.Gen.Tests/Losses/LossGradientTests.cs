using DeepInit.Gen.Formulas;
using DeepInit.Gen.Losses;
using DeepInit.Gen.Specs;

namespace DeepInit.Gen.Tests.Losses;

/// <summary>The formula of each gradient is the derivative of the value's beside it: held to central differences, in double precision, at points away from kinks.</summary>
public sealed class LossGradientTests
{
    private const double Step = 1e-6;

    // Targets, by what a loss takes for one.
    private static readonly Dictionary<TargetDomain, double[]> Targets = new()
    {
        [TargetDomain.Numbers] = [-2.2, 0, 0.7, 3.1],
        [TargetDomain.NotNumbers] = [0],
        [TargetDomain.Probabilities] = [0, 0.3, 1],
        [TargetDomain.Signs] = [-1, 1],
        [TargetDomain.Counts] = [0, 1, 4.5],
    };

    public static TheoryData<string, double, bool> Options()
    {
        var data = new TheoryData<string, double, bool>();
        foreach (string name in LossCatalog.All.OfType<ElementwiseLoss>().Select(kind => kind.Function.ToString()))
        {
            data.Add(name, 1, false);
            data.Add(name, 0.25, true);
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Options))]
    public void TheGradientIsThatOfTheValue(string name, double threshold, bool other)
    {
        var kind = (ElementwiseLoss)LossCatalog.All.Single(loss => loss.Function.ToString() == name);
        LossSpec spec = Spec(kind, threshold, other);
        double[] outputs = kind.Input is LossInput.Probabilities or LossInput.ClassProbabilities ? [0.02, 0.31, 0.77, 0.97] : [-4.3, -0.6, -0.1, 0.05, 0.45, 1.9, 6.2];
        foreach (double y in Targets[kind.TargetsOf(spec)])
        {
            foreach (double x in outputs)
            {
                double At(double at) => FormulaValue.Of(kind.Value(spec), ("x", at), ("y", y), ("p", 2.5));
                double expected = (At(x + Step) - At(x - Step)) / (2 * Step);
                double actual = FormulaValue.Of(kind.Gradient(spec), ("x", x), ("y", y), ("p", 2.5));

                // Rounding of the difference: some units of 2^-53 / 1e-6 for values of up to 100.
                Assert.True(Math.Abs(actual - expected) < 2e-7 * Math.Max(1, Math.Abs(expected)), $"{spec.Function} of x = {x}, y = {y}: {actual}, not {expected}");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Options))]
    public void FormulasReadTheOutputAndWhatTheLossDeclares(string name, double threshold, bool other)
    {
        var kind = (ElementwiseLoss)LossCatalog.All.Single(loss => loss.Function.ToString() == name);
        LossSpec spec = Spec(kind, threshold, other);
        string[] allowed = ["x", .. kind.HasTarget ? ["y"] : Array.Empty<string>(), .. kind.OutputFactors(spec).Count > 0 ? ["p"] : Array.Empty<string>()];
        Assert.Empty(kind.Value(spec).Reads.Concat(kind.Gradient(spec).Reads).Except(allowed));
    }

    [Theory]
    [InlineData("NegativeLogLikelihood")]
    [InlineData("SparseCategoricalCrossEntropy")]
    public void TheSlopeOfAClassIsThatOfItsLoss(string name)
    {
        var kind = (ClassIndexLoss)LossCatalog.All.Single(loss => loss.Function.ToString() == name);
        double At(double value) => FormulaValue.Of(kind.LossOfValue, ("value", value));
        Assert.Equal((At(0.4 + Step) - At(0.4 - Step)) / (2 * Step), FormulaValue.Of(kind.Slope, ("value", 0.4)), 7);
    }

    private static LossSpec Spec(ElementwiseLoss kind, double threshold, bool other) =>
        new(kind.Function, null, null, 1, default, default, 0, default, other ? new([2.5]) : default, threshold, threshold, OfLogVariance: other && kind.ReadsLogVariance);
}
