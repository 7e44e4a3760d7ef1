using DeepInit.Gen.Shapes;

namespace DeepInit.Gen.Planning.Ops;

/// <summary>Draws a dropout mask anew in each step: 0 with the probability of the rate, else 1 / (1 − rate).</summary>
internal sealed record DropoutMaskOp(BufferUse Mask, double Rate, int Layer, Shape Shape) : KernelOp(null, "a fresh mask")
{
    public override IEnumerable<Touch> Touches => [Touch.Write(Mask)];

    public override Items Items => Items.PerCall(1);

    public override Scratch Scratch => Scratch.None;

    public override bool IsRandom => true;

    public override bool ReadsMode => false;

    public override bool RunsOnStack => false;
}
