using DeepInit.Gen.Collections;
using DeepInit.Gen.Shapes;

namespace DeepInit.Gen.Planning.Ops;

/// <summary>The gradient of a vector of parameters, one per feature: g[f] = Σ_r expression; stored, or used to update at once.</summary>
internal sealed record FeatureGradientOp(string Method, string Comment, GradientOperand Parameter, Shape Shape, string Expression, EquatableArray<Operand> Operands)
    : KernelOp(Method, Comment)
{
    public override IEnumerable<Touch> Touches => [.. Operands.Select(Touch.Of), Parameter.Touch];

    public override Items Items => Items.Panels(Shape.Features);

    public override Scratch Scratch => new(Gradient: 16, Transposed: 0, Local: 0);

    public override IEnumerable<Epilogue> TileEpilogues => [];

    public override bool IsRandom => false;

    public override bool ReadsMode => false;

    public override bool RunsOnStack => false;
}
