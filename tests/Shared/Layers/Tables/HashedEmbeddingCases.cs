using DeepInit.Tests.Shared.Drawing;

namespace DeepInit.Tests.Shared.Layers;

/// <summary>Each id becomes the row that its hash says.</summary>
internal sealed class HashedEmbeddingCases : LayerCases
{
    public override string Kind => "HashedEmbedding";

    public override string? InConformanceCases => null;

    public override string NotInOnnx => "no operator hashes integers";

    public override DrawnLayer? Draw(Chance chance, DrawnValue x, IReadOnlyList<DrawnValue> values)
    {
        if (x.Vocabulary == 0)
            return null;
        int units = chance.Width();
        return new(new AttributeText(Kind).Add(units).Add(chance.Width()), x.Length == 1 ? [units] : [.. x.Shape, units]);
    }

    protected override IEnumerable<LayerCase> Cases()
    {
        yield return Of("One", [1], 5, 17, 4);
        yield return Of("Steps", [6], 17, 300, 40);
        yield return Of("OneBucket", [2], 3, 9, 1);
    }

    private LayerCase Of(string name, int[] reads, int units, int vocabulary, int buckets) =>
        Case(name, reads, $"{units}, {buckets}", reads is [1] ? [units] : [.. reads, units], $"weight {buckets}×{units}", (x, p) => [.. x.SelectMany(id => p("weight").Skip(Row((uint)id, buckets) * units).Take(units))]) with { Vocabulary = vocabulary };

    private static int Row(uint id, int buckets)
    {
        // lowbias32
        ulong x = id;
        x ^= x >> 16;
        x = x * 0x7feb352d % (1UL << 32);
        x ^= x >> 15;
        x = x * 0x846ca68b % (1UL << 32);
        x ^= x >> 16;
        return (int)(x * (ulong)buckets >> 32);
    }
}
