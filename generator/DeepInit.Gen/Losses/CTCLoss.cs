using DeepInit.Gen.Collections;
using DeepInit.Gen.Diagnostics;
using DeepInit.Gen.Formulas;
using DeepInit.Gen.Shapes;
using DeepInit.Gen.Specs;
using DeepInit.Gen.Text;
using DeepInit.Runtime;

namespace DeepInit.Gen.Losses;

/// <summary>−ln Σ over all paths that say the labels of Π p of a path. Connectionist temporal classification, Graves et al. 2006.</summary>
internal sealed class CTCLoss : LossKind
{
    public override Loss Function => Loss.CTC;

    public override bool IsByPanels => false;

    public override bool CountsRows => true;

    // Logarithms of probabilities are logits that softmax leaves as they are.
    public override LossInput Input => LossInput.ClassLogits;

    public override TargetDomain TargetsOf(LossSpec spec) => TargetDomain.NotNumbers;

    public override OutputPrior PriorOf(LossSpec spec) => OutputPrior.None;

    public override bool TakesClassIndices(LossSpec spec) => true;

    public override IReadOnlyList<string> Options => [nameof(LossSpec.Labels), nameof(LossSpec.Blank), nameof(LossSpec.ZeroInfinity)];

    public override int? LabelsOf(LossSpec spec) => spec.Labels;

    public override string Formula(LossSpec spec) => $"−ln P(y | softmax(x)){(spec.Reduction == Reduction.Mean ? " / labels" : "")}, class {spec.Blank} for blank";

    /// <summary>None: no formula of one step says what it is.</summary>
    public override RowFormula Formulas(LossSpec spec, int features) => new(0);

    public override BatchKernel? OfLabels(LossSpec spec, int features, int steps) => new("CTCLoss", new[]
    {
        new RuntimeArgument("classes", features),
        new("labels", spec.Labels),
        new("blank", spec.Blank),
        new("steps", steps),
        new("perLabel", spec.Reduction == Reduction.Mean),
    }.ToEquatableArray());

    public override void Check(LossSpec spec, Value output, Issues issues)
    {
        if (output.Shape.Dimensions.Count != 2 || output.Shape.Features < 2)
        {
            issues.Add(Rules.LossMismatch, "", spec.Function, "reads a sequence [steps, classes] with a blank among at least 2 classes", output.Name, output.Shape);
        }

        Domain(issues, spec, nameof(spec.Labels), spec.Labels, spec.Labels is >= 1 and <= Shape.MostNumbers / 2, "the most labels of a row, at least 1");
        Domain(issues, spec, nameof(spec.Blank), spec.Blank, spec.Blank >= 0 && spec.Blank < output.Shape.Features, $"one of the classes 0 to {output.Shape.Features - 1}");
    }
}
