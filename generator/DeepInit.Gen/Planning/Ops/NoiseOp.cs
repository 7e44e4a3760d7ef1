using DeepInit.Gen.Shapes;

namespace DeepInit.Gen.Planning.Ops;

/// <summary>Fresh standard normal numbers; 0 where nothing is drawn, and in lanes without a feature.</summary>
internal sealed record NoiseOp(BufferUse Noise, int Layer, Shape Shape) : KernelOp(null, "fresh noise")
{
    public override IEnumerable<Touch> Touches => [Touch.Write(Noise)];

    public override Items Items => Items.Panels(Shape.Features);

    public override Scratch Scratch => Scratch.None;

    public override bool IsRandom => true;

    public override bool ReadsMode => false;

    public override bool RunsOnStack => false;
}
