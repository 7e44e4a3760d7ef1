using DeepInit.Gen.Diagnostics;
using DeepInit.Gen.Formulas;
using DeepInit.Gen.Shapes;
using DeepInit.Gen.Specs;

namespace DeepInit.Gen.Losses;

/// <summary>A loss whose rows are compared with each other: of the batch as a whole, on one thread, and never of a part of it.</summary>
internal abstract class BatchwiseLoss : LossKind
{
    public sealed override bool IsByPanels => false;

    public sealed override bool CountsRows => true;

    /// <summary>None: no formula of one row says what it is.</summary>
    public sealed override RowFormula Formulas(LossSpec spec, int features) => new(0);

    public abstract override BatchKernel? OfBatch(LossSpec spec, int features);

    public override void Check(LossSpec spec, Value output, Issues issues)
    {
        if (output.Shape.Positions > 1 || output.Steps is not null)
        {
            issues.Add(Rules.LossMismatch, "", spec.Function, "compares rows, of one position each", output.Name, output.Shape);
        }
    }
}
