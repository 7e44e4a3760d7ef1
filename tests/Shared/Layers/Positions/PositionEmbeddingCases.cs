using DeepInit.Tests.Shared.Drawing;

namespace DeepInit.Tests.Shared.Layers;

/// <summary>Each step plus the row of a table at its position.</summary>
internal sealed class PositionEmbeddingCases : PositionCases
{
    public override string Kind => "PositionEmbedding";

    public override string InConformanceCases => "learned_position";

    public override DrawnLayer? Draw(Chance chance, DrawnValue x, IReadOnlyList<DrawnValue> values)
    {
        if (x.Shape.Length != 2)
            return null;
        var layer = new AttributeText(Kind);
        if (chance.Of(0.4))
            layer.Set("SequenceLength", x.Shape[0] + chance.Between(0, 80));
        if (chance.Of(0.2))
            layer.Set("Trainable", false);
        return new(layer, x.Shape);
    }

    protected override IEnumerable<LayerCase> Cases()
    {
        yield return Of("Plain", 5, 6, 5, "");
        yield return Of("One", 1, 3, 1, "");
        yield return Of("Wide", 9, 33, 9, "");
        yield return Of("Longer", 4, 17, 9, "SequenceLength = 9");
        yield return Of("Long", 90, 2, 130, "SequenceLength = 130");
        yield return Of("Given", 3, 16, 3, "Init = Init.TruncatedNormal, Sigma = 0.1");
    }

    private LayerCase Of(string name, int steps, int units, int positions, string arguments) =>
        Case(name, [steps, units], arguments, [steps, units], $"weight {positions}×{units}", (x, p) => Added(x, (t, unit) => p("weight")[(t * units) + unit], units));
}
