using DeepInit.Gen.Collections;
using DeepInit.Gen.Formulas;
using DeepInit.Gen.Shapes;

namespace DeepInit.Gen.Planning.Ops;

/// <summary>The gradient of a vector of parameters, one per feature: g[f] = Σ_r term; stored, or used to update at once.</summary>
/// <param name="Term">What each row and position adds, of the operands.</param>
internal sealed record FeatureGradientOp(KernelName Name, string Comment, int Parameter, Shape Shape, Formula Term, EquatableArray<Operand> Operands)
    : KernelOp(Name, Comment)
{
    public override IEnumerable<Touch> Touches => [.. Operands.Select(Touch.Of), Touch.Gradient(Parameter)];

    public override Items Items => Items.Panels(Shape.Features);

    public override Scratch Scratch => new(Gradient: Panel.Width, Transposed: 0, Local: 0);

    public override bool IsRandom => false;

    public override bool ReadsMode => false;

    public override bool RunsOnStack => false;

    public override IEnumerable<string> Faults => FormulaCheck.Faults(Term, Operands, target: null);
}
