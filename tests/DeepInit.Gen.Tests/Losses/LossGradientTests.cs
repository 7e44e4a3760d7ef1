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
        int parts = kind.Others.Count + 1;
        for (int part = 0; part < parts; part++)
            Holds(kind, Spec(kind, threshold, other) with { Part = part }, parts);
    }

    // What an output of a loss of several adds to the gradient is the derivative of the sum of all parts' values.
    private static void Holds(ElementwiseLoss kind, LossSpec spec, int parts)
    {
        double[] outputs = kind.Input is LossInput.Probabilities or LossInput.ClassProbabilities ? [0.02, 0.31, 0.77, 0.97] : [-4.3, -0.6, -0.1, 0.05, 0.45, 1.9, 6.2];
        foreach (double y in Targets[kind.TargetsOf(spec)])
        {
            foreach (double x in outputs)
            {
                double At(double at) => Enumerable.Range(0, parts).Sum(of => FormulaValue.Of(kind.Value(spec with { Part = of }), Operands(kind, of, spec.Part, at, y)));
                double expected = (At(x + Step) - At(x - Step)) / (2 * Step);
                double actual = FormulaValue.Of(kind.Gradient(spec), Operands(kind, spec.Part, spec.Part, x, y));

                // Rounding of the difference: some units of 2^-53 / 1e-6 for values of up to 100.
                Assert.True(Math.Abs(actual - expected) < 2e-7 * Math.Max(1, Math.Abs(expected)), $"{spec.Function} of x = {x}, y = {y}, part {spec.Part}: {actual}, not {expected}");
            }
        }
    }

    // What the formulas of a part read, where one output is x and the others 0.3.
    private static (string, double)[] Operands(ElementwiseLoss kind, int part, int moved, double x, double y) =>
        [("y", y), ("p", 2.5), .. Enumerable.Range(0, kind.Others.Count + 1).Select(output => (output == part ? "x" : kind.OperandOf(output), output == moved ? x : 0.3))];

    [Theory]
    [MemberData(nameof(Options))]
    public void FormulasReadTheOutputAndWhatTheLossDeclares(string name, double threshold, bool other)
    {
        var kind = (ElementwiseLoss)LossCatalog.All.Single(loss => loss.Function.ToString() == name);
        LossSpec spec = Spec(kind, threshold, other);
        string[] allowed = ["x", .. Enumerable.Range(0, kind.Others.Count + 1).Select(kind.OperandOf), .. kind.HasTargetOf(spec) ? ["y"] : Array.Empty<string>(), .. kind.OutputFactors(spec).Count > 0 ? ["p"] : Array.Empty<string>()];
        Assert.Empty(kind.Value(spec).Reads.Concat(kind.Gradient(spec).Reads).Except(allowed));
    }

    private static LossSpec Spec(ElementwiseLoss kind, double threshold, bool other) =>
        new(kind.Function, null, null, 1, default, default, 0, other ? new([0.75, 0.25]) : default, other ? new([2.5]) : default, threshold, threshold, Gamma: other ? 0.7 : 2);
}
