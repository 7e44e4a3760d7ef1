using DeepInit.Gen.Activations;
using DeepInit.Gen.Formulas;
using DeepInit.Gen.Losses;
using DeepInit.Gen.Specs;
using static DeepInit.Gen.Formulas.Functions;

namespace DeepInit.Gen.Tests.Losses;

/// <summary>The gradients of losses and activations over the features of a row are the derivatives of their values: held to central differences, in double precision.</summary>
public sealed class RowwiseGradientTests
{
    private const double Step = 1e-6;
    private const double Scale = 1.75;
    private static readonly double[] X = [0.4, -1.1, 2.3, 0.05, 1.2];
    private static readonly double[] Y = [0.1, 0, 0.6, 0.1, 0.2];
    private static readonly double[] P = [0.5, 2, 1, 0, 3];

    // The first one is positive, for losses of probabilities.
    private static readonly double[][] Outputs = [[.. X.Select(Math.Abs)], [0.9, -0.3, 1.1, 0.2, -0.6], [-0.2, 0.8, 1.5, -0.4, 0.3]];

    public static TheoryData<string, bool, double, bool> Losses()
    {
        var data = new TheoryData<string, bool, double, bool>();
        foreach (LossKind kind in LossCatalog.All.Where(kind => !kind.IsByPanels && kind is not (BatchwiseLoss or CTCLoss)))
        {
            foreach (bool weighted in new[] { false, true })
            {
                data.Add(kind.Function.ToString(), false, 0, weighted);
                if (kind.Options.Contains(nameof(LossSpec.LabelSmoothing)))
                {
                    data.Add(kind.Function.ToString(), false, 0.2, weighted);
                    data.Add(kind.Function.ToString(), true, 0, weighted);
                    data.Add(kind.Function.ToString(), true, 0.2, weighted);
                }
            }
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Losses))]
    public void TheGradientIsThatOfTheValue(string name, bool distribution, double smoothing, bool weighted)
    {
        LossKind kind = LossCatalog.All.Single(loss => loss.Function.ToString() == name);
        TargetKind targets = distribution ? TargetKind.Probabilities : TargetKind.ClassIndices;
        var spec = new LossSpec(kind.Function, null, null, 1, default, targets, smoothing, weighted ? new(P) : default, default, 1, 1, Quantiles: weighted ? new(P) : default);
        foreach (double[] y in kind.HasTargetOfRow(spec) ? [[1], [-1]] : new[] { Y })
        {
            for (int part = 0; part <= kind.Others.Count; part++)
                Holds(kind, spec with { Part = part }, y, distribution, weighted);
        }
    }

    private static void Holds(LossKind kind, LossSpec spec, double[] y, bool distribution, bool weighted)
    {
        RowFormula formula = kind.Formulas(spec, X.Length);
        bool readsTarget = distribution || (kind.HasTargetOf(spec) && !kind.TakesClassIndices(spec));
        bool readsFactors = weighted || kind.OutputFactors(spec).Count > 0;
        string[] allowed = ["x", "scale", "k", .. kind.Others.Count > 0 ? Enumerable.Range(0, kind.Others.Count + 1).Select(kind.OperandOf) : [], .. readsTarget ? ["y"] : Array.Empty<string>(), .. readsFactors ? ["p"] : Array.Empty<string>()];
        Assert.Empty(formula.All.SelectMany(part => part.Reads).Except(allowed));

        // The value is that of the first part, as a formula of the output whose gradient this one has.
        Formula Own(Formula value) => value is ReadFormula { Name: var name } ? Read(name == "x" ? kind.OperandOf(0) : name == kind.OperandOf(spec.Part) ? "x" : name) : value.Map(Own);
        Formula value = kind.Formulas(spec with { Part = 0 }, X.Length).OfRow!;
        RowFormula whole = formula with { OfRow = spec.Part == 0 ? value : Own(value) };
        (string, double[])[] others = [("y", y), ("p", P), ("k", [0, 1, 2, 3, 4]), .. Enumerable.Range(0, kind.Others.Count + 1).Select(output => (kind.OperandOf(output), Outputs[output]))];
        RowFormulaTests.Holds(whole, Outputs[spec.Part], 2, Scale, Step, others);
        RowFormulaTests.Holds(whole, Outputs[spec.Part], 0, Scale, Step, others);
    }

    [Fact]
    public void CrossEntropyIsWhatItsNameSays()
    {
        var kind = new CrossEntropyLoss();
        var spec = new LossSpec(kind.Function, null, null, 1, default, TargetKind.ClassIndices, 0, default, default, 1, 1);
        double value = new RowValue(X.Length, 2, ("x", X), ("scale", [1.0])).OfRow(kind.Formulas(spec, X.Length).OfRow!);
        Assert.Equal(-Math.Log(Math.Exp(X[2]) / X.Sum(Math.Exp)), value, 12);
    }

    [Theory]
    [InlineData("Softmax")]
    [InlineData("LogSoftmax")]
    public void TheDerivativeIsThatOfTheActivation(string name)
    {
        ActivationKind kind = ActivationCatalog.All.Single(kind => kind.Function.ToString() == name);
        var spec = new ActivationSpec(kind.Function);
        double[] At(double[] z) => new RowValue(z.Length, 0, ("z", z)).Each(kind.Forward(spec));
        double[] dy = [0.3, -1.2, 0.8, 2, -0.4];
        double[] dz = new RowValue(X.Length, 0, ("y", At(X)), ("dy", dy)).Each(kind.Backward(spec));
        for (int i = 0; i < X.Length; i++)
        {
            double[] up = At([.. X.Select((x, k) => k == i ? x + Step : x)]);
            double[] down = At([.. X.Select((x, k) => k == i ? x - Step : x)]);
            Assert.Equal(dy.Select((d, k) => d * (up[k] - down[k]) / (2 * Step)).Sum(), dz[i], 8);
        }
    }
}
