using DeepInit.Tests.Shared.Drawing;

namespace DeepInit.Tests.Shared.Layers;

/// <summary>Filters of one channel each, then a convolution of one pixel.</summary>
internal sealed class SeparableConv2DCases : SpatialCases
{
    public override string Kind => "SeparableConv2D";

    // Cases say it as two convolutions.
    public override string? InConformanceCases => null;

    public override DrawnLayer? Draw(Chance chance, DrawnValue x, IReadOnlyList<DrawnValue> values)
    {
        if (x.Shape.Length != 3)
            return null;

        int filters = chance.Width();
        AttributeText layer = new AttributeText(Kind).Add(filters);
        var window = new DrawnWindow(chance, layer, x.Shape, isPool: false);
        if (chance.Of(0.4))
            layer.Set("DepthMultiplier", 2);
        chance.WithWeights(chance.WithActivation(layer));
        return window.Makes is { } lengths ? new(layer, window.ShapeOf(lengths, filters)) : null;
    }

    protected override IEnumerable<LayerCase> Cases()
    {
        yield return Of("Plain", [9, 8, 3], "5, 3, DepthMultiplier = 2, Padding = Padding.Same", [9, 8, 5], "depthwise.weight 6×1×3×3, pointwise.weight 5×6×1×1, pointwise.bias 5", (x, p) =>
            x.Convolve(p("depthwise.weight"), null, 6, 3, Around).Convolve(p("pointwise.weight"), p("pointwise.bias"), 5, 1, Point)) with
        { Surroundings = Surroundings.Twice };
        yield return Of("Uneven", [6, 7, 5], $"18, {Uneven.Arguments(false, true)}", Made([6, 7, 5], Uneven, 18), "depthwise.weight 5×1×2×3, pointwise.weight 18×5×1×1, pointwise.bias 18", (x, p) =>
            x.Convolve(p("depthwise.weight"), null, 5, 5, Uneven).Convolve(p("pointwise.weight"), p("pointwise.bias"), 18, 1, Point));
        yield return Of(
            "Multiplied",
            [6, 7, 3],
            "4, 3, Padding = Padding.Same, DepthMultiplier = 2, UseBias = false, Activation = Activation.Tanh",
            [6, 7, 4],
            "depthwise.weight 6×1×3×3, pointwise.weight 4×6×1×1",
            (x, p) => x.Convolve(p("depthwise.weight"), null, 6, 3, Around).Convolve(p("pointwise.weight"), null, 4, 1, Point).Map(Math.Tanh));
        yield return Of(
            "SameThirds",
            [7, 8, 5],
            $"4, {Unpadded(Thirds, false, true)}, Padding = Padding.Same",
            [3, 4, 4],
            "depthwise.weight 5×1×2×5, pointwise.weight 4×5×1×1, pointwise.bias 4",
            (x, p) => x.Convolve(p("depthwise.weight"), null, 5, 5, Same([7, 8, 5], Thirds)).Convolve(p("pointwise.weight"), p("pointwise.bias"), 4, 1, Point));
    }
}
