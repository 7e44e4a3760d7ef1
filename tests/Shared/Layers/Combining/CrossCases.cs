using DeepInit.Tests.Shared.Drawing;

namespace DeepInit.Tests.Shared.Layers;

/// <summary>y = x0 ⊙ (W x + b) + x, W of one matrix or two.</summary>
internal sealed class CrossCases : LayerCases
{
    public override string Kind => "Cross";

    public override string? InConformanceCases => null;

    public override bool NamesWhatItReads => true;

    public override string? FirstRole => null;

    public override DrawnLayer Draw(Chance chance, DrawnValue x, IReadOnlyList<DrawnValue> values)
    {
        AttributeText layer = new AttributeText(Kind).AddQuoted([x.Name, chance.Pick(x.Like(values)).Name]);
        if (chance.Of(0.5))
            layer.Set("Rank", chance.Width());
        if (chance.Of(0.2))
            layer.Set("UseBias", false);
        if (chance.Of(0.1))
            layer.Set("Trainable", false);
        return new(layer, x.Shape);
    }

    protected override IEnumerable<LayerCase> Cases()
    {
        yield return Of(0, true, 6);
        yield return Of(0, false, 40);
        yield return Of(3, true, 17);
        yield return Of(20, false, 33);
        yield return Of(0, true, 3, 5);
        yield return Of(2, true, 7) with { Name = "CrossOfItself", Reads = [[7]], Order = [0, 0] };
    }

    private LayerCase Of(int rank, bool useBias, params int[] shape)
    {
        int units = shape[^1];
        string name = $"Cross{string.Join("x", shape)}{(rank > 0 ? "Rank" + rank : "")}{(useBias ? "" : "WithoutBias")}";
        string arguments = string.Join(", ", [.. rank > 0 ? [$"Rank = {rank}"] : Array.Empty<string>(), .. useBias ? [] : new[] { "UseBias = false" }]);
        string parameters = (rank > 0 ? $"u.weight {units}×{rank}, v.weight {rank}×{units}" : $"weight {units}×{units}") + (useBias ? $", bias {units}" : "");
        return new(this, name, [shape, shape], arguments, shape, parameters, (x, p) =>
        {
            double[]? bias = useBias ? p("bias") : null;
            double[] z = rank > 0
                ? DenseCases.Sums(DenseCases.Sums(x[0], units, rank, p("v.weight"), null), rank, units, p("u.weight"), bias)
                : DenseCases.Sums(x[0], units, units, p("weight"), bias);
            return [.. z.Select((sum, i) => (x[1][i] * sum) + x[0][i])];
        });
    }
}
