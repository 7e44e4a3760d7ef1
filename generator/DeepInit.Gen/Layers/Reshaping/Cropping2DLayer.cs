using DeepInit.Gen.Planning.Ops;
using DeepInit.Gen.Shapes;
using DeepInit.Gen.Specs;

namespace DeepInit.Gen.Layers;

/// <summary>An image without its edges. Backward puts its gradient into zeros.</summary>
internal sealed class Cropping2DLayer : FramingLayer<Cropping2DSpec>
{
    public override string Attribute => "DeepInit.Cropping2DAttribute";

    public override Passing Passes => Passing.Values;

    public override bool ShiftsWithInput(LayerSpec spec, Shape input, Shape output) => true;

    public override IEnumerable<string> GraphOptions(LayerSpec spec, IReadOnlyList<Value> inputs) => spec is Cropping2DSpec c ? GraphOption.Of("Crops", 0, c.Top, c.Left, c.Bottom, c.Right) : [];

    protected override string Numbers => "Cropping";

    protected override int Sign => -1;

    protected override string Formula(Cropping2DSpec spec, KernelDirection direction) =>
        direction == KernelDirection.Forward ? $"x without edges of {spec.Sides}" : "dx is dy within zeros";

    protected override Cropping2DSpec Create(int top, int left, int bottom, int right) => new(top, left, bottom, right);
}

internal sealed record Cropping2DSpec(int Top, int Left, int Bottom, int Right)
    : FramingSpec("DeepInit.Cropping2DAttribute", Top, Left, Bottom, Right);
