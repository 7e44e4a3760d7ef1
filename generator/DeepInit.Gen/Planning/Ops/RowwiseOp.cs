using DeepInit.Gen.Shapes;

namespace DeepInit.Gen.Planning.Ops;

/// <summary>An activation over the features of a row: forward from z to y, backward on dy in place.</summary>
internal sealed record RowwiseOp(KernelName Name, string Comment, Activation Function, bool Backward, BufferUse Source, BufferUse Destination, Shape Shape)
    : KernelOp(Name, Comment)
{
    public override IEnumerable<Touch> Touches => [Touch.Read(Source), Touch.Of(Destination, Backward ? Access.ReadWrite : Access.Write)];

    public override Items Items => Items.PerCall(1);

    public override Scratch Scratch => Scratch.None;

    public override bool IsRandom => false;

    public override bool ReadsMode => false;

    public override bool RunsOnStack => true;
}
