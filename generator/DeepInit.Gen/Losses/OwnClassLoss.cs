using DeepInit.Gen.Formulas;
using DeepInit.Gen.Specs;
using DeepInit.Runtime;
using static DeepInit.Gen.Formulas.Functions;

namespace DeepInit.Gen.Losses;

/// <summary>
/// A loss that is a function of the probability p of the target's class c alone, from logits. With its slope s by ln p the gradient of x_k is s · ([k = c] − p_k).
/// </summary>
internal abstract class OwnClassLoss : LogitsLoss
{
    public sealed override OutputPrior PriorOf(LossSpec spec) => OutputPrior.None;

    /// <summary>ln p.</summary>
    protected static Formula LogP { get; } = Let("logP", AtClass(X) - LogSum);

    /// <summary>1 − p, with all its digits where p is nearly 1.</summary>
    protected static Formula Miss { get; } = Let("miss", -Expm1(LogP));

    /// <summary>p.</summary>
    protected static Formula Own { get; } = Let("own", Exp(LogP));

    /// <summary>What the row adds to the loss.</summary>
    protected abstract Formula Value(LossSpec spec);

    /// <summary>The derivative of the value by ln p.</summary>
    protected abstract Formula Slope(LossSpec spec);

    public sealed override RowFormula Formulas(LossSpec spec, int features)
    {
        Formula slope = Let("slope", Scale * Slope(spec));
        return new(E * Let("factor", -slope / Exponentials)) { OfRow = Value(spec), AtClass = slope };
    }
}
