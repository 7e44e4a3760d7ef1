using DeepInit.Tests.Shared.Drawing;

namespace DeepInit.Tests.Shared.Layers;

/// <summary>A dense layer whose matrix is the table of the embedding before it.</summary>
internal sealed class TiedDenseCases : LayerCases
{
    public override string Kind => "TiedDense";

    public override string InConformanceCases => "tied_dense";

    // Whether a value is an embedding's, who draws ids knows.
    public override DrawnLayer? Draw(Chance chance, DrawnValue x, IReadOnlyList<DrawnValue> values) => null;

    protected override IEnumerable<LayerCase> Cases()
    {
        yield return Of("One", 1, 5, 7, bias: false);
        yield return Of("Biased", 3, 16, 16, bias: true);
        yield return Of("Steps", 6, 33, 19, bias: true);
        yield return Of("Wide", 2, 20, 600, bias: false);
        yield return Of("Chunk", 1, 3, 256, bias: true);
    }

    private LayerCase Of(string name, int steps, int units, int vocabulary, bool bias)
    {
        int[] makes = steps == 1 ? [vocabulary] : [steps, vocabulary];
        return Case(name, [steps], "\"before0\"" + (bias ? ", UseBias = true" : ""), makes, bias ? $"bias {vocabulary}" : "", (x, p) =>
            DenseCases.Sums(x, units, vocabulary, p("table"), bias ? p("bias") : new double[vocabulary])) with
        { Vocabulary = vocabulary, Embedded = units };
    }
}
