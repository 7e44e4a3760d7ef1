using DeepInit.Gen.Formulas;
using DeepInit.Gen.Kernels;
using DeepInit.Gen.Text;
using static DeepInit.Gen.Formulas.Functions;

namespace DeepInit.Gen.Tests.Losses;

/// <summary>Formulas over the features of a row can say any loss over classes: those of the literature. Loops and exponentials are counted, too.</summary>
public sealed class RowFormulaTests
{
    private static readonly Formula X = Read("x");
    private static readonly Formula Scale = Read("scale");
    private static readonly Formula Shift = MaxOver("shift", X);
    private static readonly Formula E = Let("e", Exp(X - Shift));
    private static readonly Formula Sum = SumOver("exponentials", E);
    private static readonly Formula LogSum = Let("logSum", Shift + Log(Sum));

    // p_k, ln p_c and p_c.
    private static readonly Formula Softmax = Let("softmax", E * Let("inverse", 1 / Sum));
    private static readonly Formula LogP = Let("logP", AtClass(X) - LogSum);
    private static readonly Formula P = Let("p_c", Exp(LogP));

    private static readonly Dictionary<string, RowFormula> Some = new()
    {
        // L(p_c), of slope s by ln p_c: dx = s · ([k = c] − p_k).
        ["focal"] = OfOwn(-0.25 * Pow(1 - P, 2) * LogP, -0.25 * ((Pow(1 - P, 2)) - (2 * (1 - P) * P * LogP))),
        ["generalised cross entropy"] = OfOwn((1 - Pow(P, 0.7)) / 0.7, -Pow(P, 0.7)),
        ["its truncation"] = OfOwn(Select(P > 0.5, (1 - Pow(P, 0.7)) / 0.7, 0.55), Select(P > 0.5, -Pow(P, 0.7), 0)),
        ["symmetric cross entropy"] = OfOwn((-0.1 * LogP) + (4 * (1 - P)), -0.1 - (4 * P)),
        ["poly-1"] = OfOwn((2 * (1 - P)) - LogP, -1 - (2 * P)),
        ["soft bootstrapping"] = SoftBootstrap(0.8),
        ["hard bootstrapping"] = HardBootstrap(0.8),
        ["distillation"] = Distillation(0.3, 2),
    };

    public static TheoryData<string, int, int> Names => new()
    {
        { "focal", 3, 1 },
        { "generalised cross entropy", 3, 1 },
        { "its truncation", 3, 1 },
        { "symmetric cross entropy", 3, 1 },
        { "poly-1", 3, 1 },
        { "soft bootstrapping", 4, 1 },
        { "hard bootstrapping", 3, 1 },
        { "distillation", 3, 5 },
    };

    [Theory]
    [MemberData(nameof(Names))]
    public void LossesOverClassesAreFormulas(string name, int loops, int exponentials)
    {
        RowFormula formula = Some[name];
        Holds(formula, [0.4, -1.1, 2.3, 0.05, 1.2], 2, 1.75, 1e-6, ("teacher", [1.1, 0, -0.5, 2, 0.3]), ("k", [0, 1, 2, 3, 4]));
        Holds(formula, [0.4, -1.1, 2.3, 0.05, 1.2], 3, 1.75, 1e-6, ("teacher", [1.1, 0, -0.5, 2, 0.3]), ("k", [0, 1, 2, 3, 4]));

        var writer = new SourceWriter(Precision.Single);
        new RowRenderer(writer, new(5, Precision.Single), ["scale"], new Dictionary<string, string> { ["k"] = "Numbers" }).Write(formula, "dx");
        string text = writer.ToString();
        Assert.Equal(loops, text.Split("f < 5;").Length - 1);
        Assert.Equal(exponentials, text.Split('\n').Count(line => line.Contains("Math.Exp(", StringComparison.Ordinal) && !line.Contains(")[0]", StringComparison.Ordinal)));
    }

    /// <summary>Holds the gradient of a loss to central differences of its value.</summary>
    internal static void Holds(RowFormula formula, double[] x, int ownClass, double scale, double step, params (string, double[])[] others)
    {
        RowValue With(double[] outputs) => new(x.Length, ownClass, [("x", outputs), ("scale", [scale]), .. others]);
        double[] gradient = With(x).Each(formula.Each);
        if (formula.AtClass is { } own)
        {
            gradient[ownClass] += With(x).OfRow(own);
        }

        for (int i = 0; i < x.Length; i++)
        {
            double At(double d) => With([.. x.Select((number, k) => k == i ? number + d : number)]).OfRow(formula.OfRow!);
            double expected = scale * (At(step) - At(-step)) / (2 * step);
            Assert.True(Math.Abs(gradient[i] - expected) < 2e-8 * Math.Max(1, Math.Abs(expected)), $"{i}: {gradient[i]}, not {expected}");
        }
    }

    private static RowFormula OfOwn(Formula value, Formula slope) => new(Softmax * Let("rest", -(Scale * Let("slope", slope)))) { OfRow = value, AtClass = Scale * Let("slope", slope) };

    // −β ln p_c − (1 − β) Σ p ln p; the gradient of the entropy is −p (ln p − Σ p ln p).
    private static RowFormula SoftBootstrap(double beta)
    {
        Formula logSoftmax = Let("logSoftmax", X - LogSum);
        Formula entropy = SumOver("entropy", Softmax * logSoftmax);
        return new(Softmax * Scale * (beta - ((1 - beta) * (logSoftmax - entropy)))) { OfRow = (-beta * LogP) - ((1 - beta) * entropy), AtClass = -beta * Scale };
    }

    // −β ln p_c − (1 − β) ln p_max, the first largest on a tie: the largest −k among them.
    private static RowFormula HardBootstrap(double beta)
    {
        Formula top = MaxOver("top", Select(Equal(X, Shift), -Read("k"), -1e9));
        Formula hit = Select(Equal(Read("k"), -top), 1, 0);
        return new((Softmax * Scale) - (hit * ((1 - beta) * Scale))) { OfRow = (-beta * LogP) - ((1 - beta) * (Shift - LogSum)), AtClass = -beta * Scale };
    }

    // α T² Σ q (ln q − ln softmax(x / T)) + (1 − α) · cross entropy, q = softmax(teacher / T).
    private static RowFormula Distillation(double alpha, double temperature)
    {
        Formula soft = Let("soft", Exp((X - Shift) / temperature));
        Formula softSum = SumOver("softSum", soft);
        Formula teacher = Let("t", (Read("teacher") - MaxOver("teacherShift", Read("teacher"))) / temperature);
        Formula teaching = Let("teaching", Exp(teacher));
        Formula teachingSum = SumOver("teachingSum", teaching);
        Formula q = Let("q", teaching / teachingSum);
        Formula logQ = teacher - Let("teachingLog", Log(teachingSum));
        Formula logSoft = ((X - Shift) / temperature) - Let("softLog", Log(softSum));
        Formula divergence = SumOver("divergence", q * (logQ - logSoft));
        Formula gradient = (alpha * temperature * ((soft / softSum) - q)) + ((1 - alpha) * Softmax);
        return new(gradient * Scale) { OfRow = (alpha * temperature * temperature * divergence) - ((1 - alpha) * LogP), AtClass = -(1 - alpha) * Scale };
    }
}
