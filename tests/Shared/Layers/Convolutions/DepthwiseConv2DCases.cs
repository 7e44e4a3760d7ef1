using DeepInit.Tests.Shared.Drawing;

namespace DeepInit.Tests.Shared.Layers;

/// <summary>Filters of one channel each.</summary>
internal sealed class DepthwiseConv2DCases : SpatialCases
{
    public override string Kind => "DepthwiseConv2D";

    // Cases say it as a convolution in groups.
    public override string? InConformanceCases => null;

    public override DrawnLayer? Draw(Chance chance, DrawnValue x, IReadOnlyList<DrawnValue> values)
    {
        if (x.Shape.Length != 3)
            return null;

        var layer = new AttributeText(Kind);
        var window = new DrawnWindow(chance, layer, x.Shape, isPool: false);
        int multiplier = chance.Of(0.4) ? chance.Between(2, 3) : 1;
        if (multiplier > 1)
            layer.Set("DepthMultiplier", multiplier);
        chance.WithWeights(chance.WithActivation(layer));
        return window.Makes is { } lengths ? new(layer, window.ShapeOf(lengths, x.Shape[^1] * multiplier)) : null;
    }

    protected override IEnumerable<LayerCase> Cases()
    {
        yield return Of("Plain", [9, 8, 3], "3, 2, DepthMultiplier = 2, Strides = new[] { 2, 1 }", [4, 7, 6], "weight 6×1×3×2, bias 6", (x, p) =>
            x.Convolve(p("weight"), p("bias"), 6, 3, new(3, 2, StrideY: 2))) with
        { Surroundings = Surroundings.Twice };
        yield return Of("Same", [6, 7, 5], "3, Padding = Padding.Same", [6, 7, 5], "weight 5×1×3×3, bias 5", (x, p) => x.Convolve(p("weight"), p("bias"), 5, 5, Around));
        yield return Of("Multiplied", [6, 7, 3], $"{Strided.Arguments(false, true)}, DepthMultiplier = 2", Made([6, 7, 3], Strided, 6), "weight 6×1×3×3, bias 6", (x, p) =>
            x.Convolve(p("weight"), p("bias"), 6, 3, Strided));
        yield return Of("SameHalving", [8, 6, 5], Unpadded(Halving, false, true) + ", Padding = Padding.Same", [4, 3, 5], "weight 5×1×3×3, bias 5", (x, p) =>
            x.Convolve(p("weight"), p("bias"), 5, 5, Same([8, 6, 5], Halving)));
    }
}
