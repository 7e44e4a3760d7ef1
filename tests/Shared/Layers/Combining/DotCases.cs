using DeepInit.Tests.Shared.Drawing;

namespace DeepInit.Tests.Shared.Layers;

/// <summary>The scalar product of two values over their last axis, or the cosine of their angle.</summary>
internal sealed class DotCases : LayerCases
{
    public override string Kind => "Dot";

    public override string InConformanceCases => "dot";

    public override bool NamesWhatItReads => true;

    public override DrawnLayer Draw(Chance chance, DrawnValue x, IReadOnlyList<DrawnValue> values)
    {
        AttributeText layer = new AttributeText(Kind).AddQuoted([chance.Pick(x.Like(values)).Name, x.Name]);
        return new(chance.Of(0.5) ? layer.Set("Normalize", true) : layer, [.. x.Shape[..^1], 1]);
    }

    protected override IEnumerable<LayerCase> Cases()
    {
        yield return Of(false, 6);
        yield return Of(false, 40);
        yield return Of(false, 3, 17);
        yield return Of(true, 9);
        yield return Of(true, 2, 33);
        yield return Of(false, 7) with { Name = "DotOfItself", Reads = [[7]], Order = [0, 0] };
    }

    private LayerCase Of(bool normalize, params int[] shape) => Case(
        $"{string.Join("x", shape)}{(normalize ? "Normalized" : "")}",
        [shape, shape],
        normalize ? "Normalize = true" : "",
        [.. shape[..^1], 1],
        x =>
        [
            .. x[0].Chunk(shape[^1]).Zip(x[1].Chunk(shape[^1]), (a, b) =>
            {
                double length = normalize ? Math.Sqrt(a.Sum(v => v * v) * b.Sum(v => v * v)) : 1;
                return a.Zip(b, (left, right) => left * right).Sum() / length;
            }),
        ]);
}
