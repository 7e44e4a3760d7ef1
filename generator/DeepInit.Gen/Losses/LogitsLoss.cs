using DeepInit.Gen.Diagnostics;
using DeepInit.Gen.Formulas;
using DeepInit.Gen.Shapes;
using DeepInit.Gen.Specs;
using static DeepInit.Gen.Formulas.Functions;

namespace DeepInit.Gen.Losses;

/// <summary>A loss over classes from their logits: softmax is part of it, p_k = e^(x_k − max) / Σ e^(x − max), so that nothing overflows.</summary>
internal abstract class LogitsLoss : RowwiseLoss
{
    /// <summary>max x.</summary>
    protected static Formula Shift { get; } = MaxOver("shift", X);

    /// <summary>e^(x − max).</summary>
    protected static Formula E { get; } = Let("e", Exp(X - Shift));

    /// <summary>Σ e^(x − max).</summary>
    protected static Formula Exponentials { get; } = SumOver("exponentials", E);

    /// <summary>ln Σ e^x.</summary>
    protected static Formula LogSum { get; } = Let("logSum", Shift + Log(Exponentials));

    public sealed override LossInput Input => LossInput.ClassLogits;

    public sealed override string Accuracy => "Argmax";

    public override bool TakesClassIndices(LossSpec spec) => true;

    public sealed override TargetDomain TargetsOf(LossSpec spec) => TakesClassIndices(spec) ? TargetDomain.NotNumbers : TargetDomain.Probabilities;

    public override void Check(LossSpec spec, Value output, Issues issues)
    {
        Factors(issues, spec, "ClassWeights", OutputFactors(spec), output, oneForAll: false);
        if (output.Shape.Features < 2)
        {
            issues.Add(Rules.LossMismatch, "", spec.Function, "needs one logit per class, at least 2", output.Name, output.Shape.Features);
        }
    }
}
