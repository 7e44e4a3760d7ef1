using DeepInit.Gen.Collections;
using DeepInit.Gen.Formulas;
using DeepInit.Gen.Shapes;

namespace DeepInit.Gen.Planning.Ops;

/// <summary>A formula of values of one shape that needs all features of a row: a softmax.</summary>
/// <param name="Result">The formula, which reads the operands that are read, and the one operand that takes its value.</param>
internal sealed record RowwiseOp(KernelName Name, string Comment, Shape Shape, Assignment Result, EquatableArray<Operand> Operands)
    : KernelOp(Name, Comment)
{
    public override IEnumerable<Touch> Touches => Operands.Select(Touch.Of);

    public override Items Items => Items.PerCall(1);

    public override Scratch Scratch => Scratch.None;

    public override bool IsRandom => false;

    public override bool ReadsMode => false;

    public override bool RunsOnStack => true;

    public override IEnumerable<string> Faults => FormulaCheck.Faults(Result.Result, Operands, Result.Target);
}
