using DeepInit.Tests.Shared.Drawing;

namespace DeepInit.Tests.Shared.Layers;

/// <summary>The same numbers in another shape, counted channel by channel or pixel by pixel.</summary>
internal sealed class ReshapeCases : LayerCases
{
    public override string Kind => "Reshape";

    public override string InConformanceCases => "reshape";

    public override DrawnLayer Draw(Chance chance, DrawnValue x, IReadOnlyList<DrawnValue> values)
    {
        int first = chance.DivisorOf(x.Length), second = chance.DivisorOf(x.Length / first);
        int[] shape = chance.Pick([[x.Length], [first, x.Length / first], new[] { first, second, x.Length / first / second }]);
        var layer = new AttributeText(Kind);
        Array.ForEach(shape, n => layer.Add(n));
        return new(chance.Of(0.5) ? layer.Set("Order", "ChannelOrder.ChannelsLast") : layer, shape);
    }

    protected override IEnumerable<LayerCase> Cases()
    {
        yield return Of([30], [3, 5, 2]);
        yield return Of([18], [3, 3, 2]);
        yield return Of([3, 5, 2], [30]);
        yield return Of([2, 3, 20], [4, 5, 6]);
        yield return Of([48], [2, 24]);
        yield return Of([36], [2, 1, 18], channelsLast: true);
        yield return Of([2, 3, 20], [4, 30], channelsLast: true);
        yield return Of([3, 2, 7], [42], channelsLast: true);
    }

    private LayerCase Of(int[] shape, int[] to, bool channelsLast = false) => Case(
        $"{string.Join("x", shape)}To{string.Join("x", to)}{(channelsLast ? "Last" : "")}",
        shape,
        string.Join(", ", to) + (channelsLast ? ", Order = ChannelOrder.ChannelsLast" : ""),
        to,
        "",
        (x, _) => channelsLast ? x : FromChannelsFirst(ToChannelsFirst(x, shape[^1]), to[^1]));

    // Of one axis the channels are all there is, and stand as they are.
    private static double[] ToChannelsFirst(double[] x, int channels)
    {
        int pixels = x.Length / channels;
        return [.. Enumerable.Range(0, x.Length).Select(i => x[(i % pixels * channels) + (i / pixels)])];
    }

    private static double[] FromChannelsFirst(double[] x, int channels)
    {
        int pixels = x.Length / channels;
        return [.. Enumerable.Range(0, x.Length).Select(i => x[(i % channels * pixels) + (i / channels)])];
    }
}
