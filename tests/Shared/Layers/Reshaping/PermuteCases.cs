using DeepInit.Tests.Shared.Drawing;

namespace DeepInit.Tests.Shared.Layers;

/// <summary>Axes in another order.</summary>
internal sealed class PermuteCases : LayerCases
{
    public override string Kind => "Permute";

    public override string InConformanceCases => "permute";

    public override DrawnLayer Draw(Chance chance, DrawnValue x, IReadOnlyList<DrawnValue> values)
    {
        int[] axes = chance.Order(x.Shape.Length);
        var layer = new AttributeText(Kind);
        Array.ForEach(axes, axis => layer.Add(axis));
        return new(layer, [.. axes.Select(axis => x.Shape[axis - 1])]);
    }

    protected override IEnumerable<LayerCase> Cases()
    {
        yield return Of([5, 4, 6], [3, 1, 2]);
        yield return Of([4, 6], [2, 1]);
        yield return Of([3, 5, 7], [2, 1, 3]);
        yield return Of([3, 5, 18], [3, 1, 2]);
        yield return Of([20, 5, 2], [2, 3, 1]);
        yield return Of([17, 3, 18], [3, 2, 1]);
    }

    private LayerCase Of(int[] shape, int[] axes)
    {
        int[] to = [.. axes.Select(axis => shape[axis - 1])];
        return Case($"{string.Join("x", shape)}By{string.Concat(axes)}", shape, string.Join(", ", axes), to, "", (x, _) =>
        {
            double[] y = new double[x.Length];
            int[] at = new int[shape.Length];
            for (int i = 0; i < y.Length; i++)
            {
                int rest = i;
                for (int axis = to.Length - 1; axis >= 0; axis--)
                {
                    at[axes[axis] - 1] = rest % to[axis];
                    rest /= to[axis];
                }

                y[i] = x[at.Select((index, axis) => (index, axis)).Aggregate(0, (place, next) => (place * shape[next.axis]) + next.index)];
            }

            return y;
        });
    }
}
