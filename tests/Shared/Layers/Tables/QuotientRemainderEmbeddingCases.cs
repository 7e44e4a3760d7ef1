using DeepInit.Tests.Shared.Drawing;

namespace DeepInit.Tests.Shared.Layers;

/// <summary>Each id becomes what its quotient and its remainder have in two tables.</summary>
internal sealed class QuotientRemainderEmbeddingCases : LayerCases
{
    public override string Kind => "QuotientRemainderEmbedding";

    public override string? InConformanceCases => null;

    public override string? FirstRole => null;

    public override DrawnLayer? Draw(Chance chance, DrawnValue x, IReadOnlyList<DrawnValue> values)
    {
        if (x.Vocabulary == 0)
            return null;
        string combine = chance.Pick(["Multiply", "Add", "Concat"]);
        int units = combine == "Concat" ? 2 * chance.Width() : chance.Width();
        return new(new AttributeText(Kind).Add(units).Add(chance.Width()).Set("Combine", "Combine." + combine), x.Length == 1 ? [units] : [.. x.Shape, units]);
    }

    protected override IEnumerable<LayerCase> Cases()
    {
        yield return Of("Product", [1], 5, 17, 4, "Multiply");
        yield return Of("ProductOfSteps", [6], 17, 300, 16, "Multiply");
        yield return Of("Sum", [3], 33, 20, 7, "Add");
        yield return Of("Both", [2], 18, 40, 7, "Concat");
        yield return Of("OneBucket", [2], 6, 9, 1, "Multiply");
        yield return Of("ManyBuckets", [2], 6, 9, 30, "Add");
    }

    private LayerCase Of(string name, int[] reads, int units, int vocabulary, int buckets, string combine)
    {
        int half = combine == "Concat" ? units / 2 : units, rows = (vocabulary + buckets - 1) / buckets;
        return Case(name, reads, $"{units}, {buckets}, Combine = Combine.{combine}", reads is [1] ? [units] : [.. reads, units], $"quotient.weight {rows}×{half}, remainder.weight {buckets}×{half}", (x, p) =>
        [
            .. x.SelectMany(number =>
            {
                int id = (int)number;
                double[] quotient = [.. p("quotient.weight").Skip(id / buckets * half).Take(half)], remainder = [.. p("remainder.weight").Skip(id % buckets * half).Take(half)];
                return combine == "Concat" ? quotient.Concat(remainder) : quotient.Zip(remainder, (a, b) => combine == "Add" ? a + b : a * b);
            }),
        ]) with
        { Vocabulary = vocabulary };
    }
}
