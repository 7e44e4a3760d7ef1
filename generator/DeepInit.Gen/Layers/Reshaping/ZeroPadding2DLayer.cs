using DeepInit.Gen.Planning.Ops;
using DeepInit.Gen.Shapes;
using DeepInit.Gen.Specs;

namespace DeepInit.Gen.Layers;

/// <summary>An image within zeros. Backward takes the image out of them again.</summary>
internal sealed class ZeroPadding2DLayer : FramingLayer<ZeroPadding2DSpec>
{
    public override string Attribute => "DeepInit.ZeroPadding2DAttribute";

    public override Passing Passes => Passing.Range;

    public override (double Low, double High)? RangeOf(LayerSpec spec, IReadOnlyList<(double Low, double High)?> inputs) =>
        inputs[0] is { } image ? (Math.Min(0, image.Low), Math.Max(0, image.High)) : null;

    public override IEnumerable<string> GraphOptions(LayerSpec spec, IReadOnlyList<Value> inputs) => spec is ZeroPadding2DSpec p ? GraphOption.Of("Pads", 0, p.Top, p.Left, p.Bottom, p.Right) : [];

    // Zeros count in the mean square.
    public override double SecondMoment(LayerSpec spec, IReadOnlyList<Value> inputs, IReadOnlyList<double> moments) =>
        moments[0] * inputs[0].Shape.Length / Math.Max(1, Framed((ZeroPadding2DSpec)spec, inputs[0].Shape).LongLength);

    protected override string Numbers => "Padding";

    protected override int Sign => 1;

    protected override string Formula(ZeroPadding2DSpec spec, KernelDirection direction) =>
        direction == KernelDirection.Forward ? $"x within {spec.Sides} zeros" : "dx is dy without its edges";

    protected override ZeroPadding2DSpec Create(int top, int left, int bottom, int right) => new(top, left, bottom, right);
}

internal sealed record ZeroPadding2DSpec(int Top, int Left, int Bottom, int Right)
    : FramingSpec("DeepInit.ZeroPadding2DAttribute", Top, Left, Bottom, Right);
