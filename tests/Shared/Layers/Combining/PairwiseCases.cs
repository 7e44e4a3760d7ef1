using DeepInit.Tests.Shared.Drawing;

namespace DeepInit.Tests.Shared.Layers;

/// <summary>What is made of the scalar products of each two of several values.</summary>
internal abstract class PairwiseCases : LayerCases
{
    public override string? InConformanceCases => null;

    public override bool NamesWhatItReads => true;

    public override DrawnLayer Draw(Chance chance, DrawnValue x, IReadOnlyList<DrawnValue> values)
    {
        string[] names = [chance.Pick(x.Like(values)).Name, .. chance.Of(0.5) ? [chance.Pick(x.Like(values)).Name] : Array.Empty<string>(), x.Name];
        return new(new AttributeText(Kind).AddQuoted(names), [.. x.Shape[..^1], Features(names.Length)]);
    }

    /// <summary>How many numbers it makes of so many values.</summary>
    protected abstract int Features(int values);

    /// <summary>What it makes of the products of the pairs (1, 0), (2, 0), (2, 1), ….</summary>
    protected abstract double[] Made(double[] products);

    protected override IEnumerable<LayerCase> Cases()
    {
        yield return Of(2, 6);
        yield return Of(3, 40);
        yield return Of(4, 16);
        yield return Of(7, 5);
        yield return Of(3, 3, 17);
        yield return Of(2, 7) with { Name = Kind + "OfItself", Reads = [[7]], Order = [0, 0] };
    }

    private LayerCase Of(int values, params int[] shape) => Case(
        $"{values}Of{string.Join("x", shape)}",
        [.. Enumerable.Repeat(shape, values)],
        "",
        [.. shape[..^1], Features(values)],
        x => [.. Enumerable.Range(0, x[0].Length / shape[^1]).SelectMany(position =>
        {
            double[][] rows = [.. x.Select(value => value[(position * shape[^1])..((position + 1) * shape[^1])])];
            return Made([.. Enumerable.Range(1, rows.Length - 1).SelectMany(i => Enumerable.Range(0, i).Select(j => rows[i].Zip(rows[j], (a, b) => a * b).Sum()))]);
        })]);
}
