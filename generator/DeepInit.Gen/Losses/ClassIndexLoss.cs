using DeepInit.Gen.Diagnostics;
using DeepInit.Gen.Formulas;
using DeepInit.Gen.Shapes;
using DeepInit.Gen.Specs;
using DeepInit.Runtime;
using static DeepInit.Gen.Formulas.Functions;

namespace DeepInit.Gen.Losses;

/// <summary>A loss that reads one number of each row, that of the target's class; the others have no gradient.</summary>
internal abstract class ClassIndexLoss : RowwiseLoss
{
    public sealed override IReadOnlyList<string> Options => [nameof(LossSpec.ClassWeights)];

    public sealed override string Accuracy => "Argmax";

    /// <summary>The activation whose values it takes.</summary>
    protected abstract Activation Before { get; }

    /// <summary>The number of the target's class.</summary>
    protected static Formula Number { get; } = AtClass(X);

    /// <summary>The loss of that number.</summary>
    public abstract Formula LossOfValue { get; }

    /// <summary>Its slope.</summary>
    public abstract Formula Slope { get; }

    public sealed override TargetDomain TargetsOf(LossSpec spec) => TargetDomain.NotNumbers;

    public sealed override OutputPrior PriorOf(LossSpec spec) => OutputPrior.None;

    public sealed override bool TakesClassIndices(LossSpec spec) => true;

    public sealed override void Check(LossSpec spec, Value output, Issues issues) =>
        Factors(issues, spec, "ClassWeights", spec.ClassWeights, output, oneForAll: false);

    public sealed override LossSpec? OnLogits(LossSpec spec, ActivationSpec activation) =>
        activation.Function == Before ? spec with { Function = Loss.CrossEntropy, Targets = TargetKind.ClassIndices, LabelSmoothing = 0 } : null;

    public sealed override RowFormula Formulas(LossSpec spec, int features)
    {
        Formula weight = spec.ClassWeights.Count > 0 ? AtClass(P) : 1;
        return new(0) { OfRow = weight * LossOfValue, AtClass = Scale * weight * Slope };
    }
}
