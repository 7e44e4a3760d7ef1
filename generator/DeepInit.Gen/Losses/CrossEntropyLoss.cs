using DeepInit.Gen.Diagnostics;
using DeepInit.Gen.Formulas;
using DeepInit.Gen.Shapes;
using DeepInit.Gen.Specs;
using DeepInit.Runtime;
using static DeepInit.Gen.Formulas.Functions;

namespace DeepInit.Gen.Losses;

/// <summary>Softmax and cross entropy together, from logits: ln Σ e^x − x_c and softmax(x) − y.</summary>
internal sealed class CrossEntropyLoss : LogitsLoss
{
    public override Loss Function => Loss.CrossEntropy;

    public override OutputPrior PriorOf(LossSpec spec) => spec.ClassWeights.Count == 0 && spec.IgnoreIndex is null ? OutputPrior.LogShares : OutputPrior.None;

    public override IReadOnlyList<string> Options => [nameof(LossSpec.Targets), nameof(LossSpec.LabelSmoothing), nameof(LossSpec.ClassWeights), nameof(LossSpec.IgnoreIndex)];

    public override string Formula(LossSpec spec) => "ln Σ e^x − x_c";

    public override bool TakesClassIndices(LossSpec spec) => spec.Targets == TargetKind.ClassIndices;

    public override void Check(LossSpec spec, Value output, Issues issues)
    {
        Domain(issues, spec, "LabelSmoothing", spec.LabelSmoothing, spec.LabelSmoothing is >= 0 and < 1, "in [0, 1)");
        if (spec.IgnoreIndex is { } ignored)
        {
            Domain(issues, spec, "IgnoreIndex", ignored, TakesClassIndices(spec), "left out: its targets are probabilities");
        }

        base.Check(spec, output, issues);
    }

    public override RowFormula Formulas(LossSpec spec, int features) => TakesClassIndices(spec) ? OfClass(spec, features) : OfDistribution(spec, features);

    // One class c of weight w: loss w · (ln Σ e^x − x_c), dx = w · (softmax(x) − [k = c]). Label smoothing s spreads s / K over all classes.
    private static RowFormula OfClass(LossSpec spec, int classes)
    {
        bool weighted = spec.ClassWeights.Count > 0;
        if (spec.LabelSmoothing == 0)
        {
            Formula own = weighted ? AtClass(P) : 1;
            return new(E * Let("factor", Scale * own / Exponentials)) { OfRow = own * (LogSum - AtClass(X)), AtClass = -(Scale * own) };
        }

        Formula weight = weighted ? Let("weight", (1 - spec.LabelSmoothing) * AtClass(P)) : 1 - spec.LabelSmoothing;
        double spread = spec.LabelSmoothing / classes;
        Formula share = weighted ? P * spread : spread;
        Formula factor = Let("factor", Scale * (weight + (spread * (weighted ? spec.ClassWeights.Sum() : classes))) / Exponentials);
        return new((E * factor) - (share * Scale)) { OfRow = (weight * (LogSum - AtClass(X))) + SumOver("smoothing", share * (LogSum - X)), AtClass = -(Scale * weight) };
    }

    // A distribution t (smoothed, weighted): loss Σ t · (ln Σ e^x − x), dx = softmax(x) · Σ t − t.
    private static RowFormula OfDistribution(LossSpec spec, int classes)
    {
        Formula smoothed = spec.LabelSmoothing > 0 ? (Y * (1 - spec.LabelSmoothing)) + (spec.LabelSmoothing / classes) : Y;
        Formula t = Let("t", spec.ClassWeights.Count > 0 ? smoothed * P : smoothed);
        Formula factor = Let("factor", Scale * SumOver("mass", t) / Exponentials);
        return new((E * factor) - (t * Scale)) { OfRow = SumOver("loss", t * (LogSum - X)) };
    }
}
