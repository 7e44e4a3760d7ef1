using DeepInit.Tests.Shared.Drawing;

namespace DeepInit.Tests.Shared.Layers;

/// <summary>Each id becomes its row of the table.</summary>
internal sealed class EmbeddingCases : LayerCases
{
    public override string Kind => "Embedding";

    public override string InConformanceCases => "embedding";

    public override DrawnLayer? Draw(Chance chance, DrawnValue x, IReadOnlyList<DrawnValue> values)
    {
        if (x.Vocabulary == 0)
            return null;
        int units = chance.Width();
        var layer = new AttributeText(Kind).Add(units);
        if (chance.Of(0.2))
            layer.Set("ScaleBySqrt", true);
        if (chance.Of(0.1))
            layer.Set("Trainable", false);
        return new(layer, x.Length == 1 ? [units] : [.. x.Shape, units]);
    }

    protected override IEnumerable<LayerCase> Cases()
    {
        yield return Of("One", [1], 5, 7, "");
        yield return Of("Steps", [6], 16, 3, "");
        yield return Of("Scaled", [4], 9, 300, "ScaleBySqrt = true");
        yield return Of("Wide", [3], 65, 17, "");
        yield return Of("Grid", [2, 3], 1, 70, "");
        yield return Of("ManyIds", [5], 17, 70000, "Trainable = false");
    }

    private LayerCase Of(string name, int[] reads, int units, int vocabulary, string arguments)
    {
        double scale = arguments.Contains("ScaleBySqrt", StringComparison.Ordinal) ? Math.Sqrt(units) : 1;
        int[] makes = reads is [1] ? [units] : [.. reads, units];
        return Case(name, reads, units + (arguments.Length > 0 ? ", " + arguments : ""), makes, $"weight {vocabulary}×{units}", (x, p) =>
        {
            double[] table = p("weight");
            return [.. x.SelectMany(id => Enumerable.Range(0, units).Select(u => scale * table[((int)id * units) + u]))];
        }) with
        { Vocabulary = vocabulary };
    }
}
