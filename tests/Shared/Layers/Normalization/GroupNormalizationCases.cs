using DeepInit.Tests.Shared.Drawing;

namespace DeepInit.Tests.Shared.Layers;

/// <summary>Mean 0 and variance 1 over all positions and the channels of a group, then weight and bias.</summary>
internal sealed class GroupNormalizationCases : NormalizationCases
{
    public override string Kind => "GroupNormalization";

    public override string InConformanceCases => "group_norm";

    public override DrawnLayer Draw(Chance chance, DrawnValue x, IReadOnlyList<DrawnValue> values) =>
        new(WithOptions(chance, new AttributeText(Kind).Add(chance.DivisorOf(x.Shape[^1]))), x.Shape);

    protected override IEnumerable<LayerCase> Cases()
    {
        yield return Of(3, 5, 4, 6);
        yield return Of(3, 3, 4, 6);
        yield return Of(6, 3, 2, 6);
        yield return Of(1, 2, 2, 17);
        yield return Of(5, 2, 3, 40);
        yield return Of(11, 33);
        yield return Of(3, 5, 24);
    }

    private LayerCase Of(int groups, params int[] shape)
    {
        int channels = shape[^1], size = channels / groups;
        return Case($"{string.Join("x", shape)}By{groups}", shape, $"{groups}", shape, $"weight {channels}, bias {channels}", (x, p) =>
        {
            double[] y = new double[x.Length];
            for (int g = 0; g < groups; g++)
            {
                int[] group = [.. Enumerable.Range(0, x.Length).Where(i => i % channels / size == g)];
                double[] normalized = Normalized([.. group.Select(i => x[i])], 1e-5);
                for (int n = 0; n < group.Length; n++)
                    y[group[n]] = (normalized[n] * p("weight")[group[n] % channels]) + p("bias")[group[n] % channels];
            }

            return y;
        });
    }
}
