using DeepInit.Tests.Shared.Drawing;

namespace DeepInit.Tests.Shared.Layers;

/// <summary>Values side by side along their last axis.</summary>
internal sealed class ConcatCases : LayerCases
{
    public override string Kind => "Concat";

    public override string InConformanceCases => "concat";

    public override bool NamesWhatItReads => true;

    public override DrawnLayer Draw(Chance chance, DrawnValue x, IReadOnlyList<DrawnValue> values)
    {
        DrawnValue[] fitting = [.. values.Where(value => value.Shape[..^1].SequenceEqual(x.Shape[..^1]))];
        DrawnValue[] joined = [.. Enumerable.Range(0, chance.Between(1, 3)).Select(_ => chance.Pick(fitting)), x];
        return new(new AttributeText(Kind).AddQuoted(joined.Select(value => value.Name)), [.. x.Shape[..^1], joined.Sum(value => value.Shape[^1])]);
    }

    protected override IEnumerable<LayerCase> Cases()
    {
        yield return Of("Two", [5], [30]);
        yield return Of("Three", [1], [16], [7]);
        yield return Of("Images", [2, 3, 5], [2, 3, 17]);
        yield return Of("ItselfAndAnother", [3, 9], [3, 8]) with { Order = [0, 1, 0], Makes = [3, 26] };
    }

    private LayerCase Of(string name, params int[][] reads) => Case(name, reads, "", [.. reads[0][..^1], reads.Sum(shape => shape[^1])], x =>
    {
        // The number of positions is the same in all of them; a value that is read twice stands twice.
        int positions = reads[0][..^1].Aggregate(1, (product, n) => product * n);
        return [.. Enumerable.Range(0, positions).SelectMany(at => x.SelectMany(value => value.Skip(at * (value.Length / positions)).Take(value.Length / positions)))];
    });
}
