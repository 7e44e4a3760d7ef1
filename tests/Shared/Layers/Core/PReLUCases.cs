using DeepInit.Tests.Shared.Drawing;

namespace DeepInit.Tests.Shared.Layers;

/// <summary>y = x where it is positive, else the slope times x; a slope for all or for each channel.</summary>
internal sealed class PReLUCases : LayerCases
{
    public override string Kind => "PReLU";

    public override string? InConformanceCases => null;

    public override DrawnLayer Draw(Chance chance, DrawnValue x, IReadOnlyList<DrawnValue> values)
    {
        var layer = new AttributeText(Kind);
        if (chance.Of(0.5))
            layer.Set("PerChannel", true);
        if (chance.Of(0.2))
            layer.Set("InitialSlope", 0.1);
        if (chance.Of(0.2))
            layer.Set("Trainable", false);
        return new(layer, x.Shape);
    }

    protected override IEnumerable<LayerCase> Cases()
    {
        yield return Case("Channels", [5, 4, 6], "PerChannel = true", [5, 4, 6], "weight 6", (x, p) => Bent(x, i => p("weight")[i % 6]));
        yield return Shared(9);
        yield return Shared(3, 3, 5);
        yield return PerChannel(17);
        yield return PerChannel(2, 3, 33);
    }

    private LayerCase Shared(params int[] shape) => Case(
        "Shared" + shape.Length, shape, "", shape, "weight 1", (x, p) => Bent(x, _ => p("weight")[0]));

    private LayerCase PerChannel(params int[] shape) => Case(
        "PerChannel" + shape.Length, shape, "PerChannel = true", shape, $"weight {shape[^1]}", (x, p) => Bent(x, i => p("weight")[i % shape[^1]]));

    private static double[] Bent(double[] x, Func<int, double> slope) => [.. x.Select((v, i) => v > 0 ? v : v * slope(i))];
}
