using DeepInit.Tests.Shared.Drawing;

namespace DeepInit.Tests.Shared.Layers;

/// <summary>The rows of a bag of ids become one.</summary>
internal sealed class EmbeddingBagCases : LayerCases
{
    private static readonly string[] Modes = ["Mean", "Sum", "Max"];

    public override string Kind => "EmbeddingBag";

    public override string InConformanceCases => "embedding_bag";

    public override DrawnLayer? Draw(Chance chance, DrawnValue x, IReadOnlyList<DrawnValue> values)
    {
        if (x.Vocabulary == 0)
            return null;
        int units = chance.Width();
        AttributeText layer = new AttributeText(Kind).Add(units).Set("Mode", "Bag." + chance.Pick(Modes));
        return new(layer, [.. x.Shape[..^1], units]);
    }

    protected override IEnumerable<LayerCase> Cases()
    {
        yield return Of("Default", [4], 5, 9, null, "Mean", isWritten: false);
        yield return Of("Sum", [3], 17, 40, null, "Sum");
        yield return Of("Max", [4], 16, 9, null, "Max");
        yield return Of("MeanPadded", [6], 7, 3, 0, "Mean");
        yield return Of("SumPadded", [5], 33, 4, 2, "Sum");
        yield return Of("MaxPadded", [5], 9, 4, 3, "Max");
        yield return Of("Bags", [3, 2], 6, 300, 0, "Mean");
        yield return Of("BagsMax", [2, 3], 18, 5, 0, "Max");
        yield return Of("One", [1], 4, 5, 0, "Sum");
        yield return Of("MeanEnded", [6], 7, 5, 0, "Mean") with { PaddingEnds = true };
        yield return Of("SumEnded", [5], 33, 4, 2, "Sum") with { PaddingEnds = true };
        yield return Of("MaxEnded", [5], 9, 4, 3, "Max") with { PaddingEnds = true };
    }

    private LayerCase Of(string name, int[] reads, int units, int vocabulary, int? padding, string mode, bool isWritten = true)
    {
        int bag = reads[^1];
        return Case(name, reads, units + (isWritten ? ", Mode = Bag." + mode : ""), [.. reads[..^1], units], $"weight {vocabulary}×{units}", (x, p) =>
        {
            double[] table = p("weight");
            return
            [
                .. x.Chunk(bag).SelectMany(ids =>
                {
                    double[][] rows = [.. ids.Where(id => id != padding).Select(id => table.AsSpan((int)id * units, units).ToArray())];
                    return Enumerable.Range(0, units).Select(u => rows.Length == 0 ? 0 : mode switch
                    {
                        "Mean" => rows.Average(row => row[u]),
                        "Sum" => rows.Sum(row => row[u]),
                        _ => rows.Max(row => row[u]),
                    });
                }),
            ];
        }) with
        { Vocabulary = vocabulary, Padding = padding };
    }
}
