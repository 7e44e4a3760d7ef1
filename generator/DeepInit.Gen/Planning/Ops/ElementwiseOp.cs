using DeepInit.Gen.Collections;
using DeepInit.Gen.Shapes;

namespace DeepInit.Gen.Planning.Ops;

/// <summary>Statements on the vectors of buffers of one shape; <c>i</c> is the offset, and operands that are read are locals of their names.</summary>
internal sealed record ElementwiseOp(KernelName Name, string Comment, Shape Shape, EquatableArray<string> Statements, EquatableArray<Operand> Operands)
    : KernelOp(Name, Comment)
{
    public override IEnumerable<Touch> Touches => Operands.Select(Touch.Of);

    public override Items Items => Items.PerCall(PassBuilder.LengthOf(Shape) / Panel.Width);

    public override Scratch Scratch => Scratch.None;

    public override IEnumerable<Epilogue> TileEpilogues => [];

    public override bool IsRandom => false;

    public override bool ReadsMode => false;

    public override bool RunsOnStack => true;

    public static ElementwiseOp Of(KernelName name, string comment, Shape shape, string statement, params Operand[] operands) =>
        new(name, comment, shape, new([statement]), operands.ToEquatableArray());
}
