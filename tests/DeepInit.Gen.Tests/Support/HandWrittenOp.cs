using DeepInit.Gen.Collections;
using DeepInit.Gen.Planning;
using DeepInit.Gen.Planning.Ops;

namespace DeepInit.Gen.Tests.Support;

/// <summary>An op that is nothing but what it says of itself: for plans that no layer makes yet.</summary>
internal sealed record HandWrittenOp(string Comment, EquatableArray<Touch> Places, Items Work) : KernelOp(null, Comment)
{
    public HandWrittenOp(string comment, Items work, params Touch[] places)
        : this(comment, places.ToEquatableArray(), work)
    {
    }

    public override IEnumerable<Touch> Touches => Places;

    public override Items Items => Work;

    /// <summary>The sequences that it goes through.</summary>
    public RowCount? Through { get; init; }

    public override RowCount? Sequences => Through;

    public override Scratch Scratch => Scratch.None;

    public override bool IsRandom => false;

    public override bool ReadsMode => false;

    public override bool RunsOnStack => false;
}
