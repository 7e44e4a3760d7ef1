using DeepInit.Gen.Shapes;

namespace DeepInit.Gen.Planning.Ops;

/// <summary>Copies some features of one value to, or adds them to, as many features of another, as a concatenation and its gradient do.</summary>
internal sealed record FeatureCopyOp(
    string Comment,
    BufferUse Source,
    Shape SourceShape,
    int SourceOffset,
    BufferUse Destination,
    Shape DestinationShape,
    int DestinationOffset,
    int Count,
    bool Accumulate)
    : KernelOp(null, Comment)
{
    public override IEnumerable<Touch> Touches =>
        [Touch.Read(Source), Touch.Of(Destination, Accumulate ? Access.Accumulate : DestinationOffset > 0 ? Access.ReadWrite : Access.Write)];

    public override Items Items => Items.PerCall(1);

    public override Scratch Scratch => Scratch.None;

    public override bool IsRandom => false;

    public override bool ReadsMode => false;

    public override bool RunsOnStack => true;
}
