using DeepInit.Tests.Shared.Drawing;
using DeepInit.Tests.Shared.Naive;

namespace DeepInit.Tests.Shared.Layers;

/// <summary>Zeros around an image.</summary>
internal sealed class ZeroPadding2DCases : LayerCases
{
    public override string Kind => "ZeroPadding2D";

    public override string? InConformanceCases => null;

    public override DrawnLayer? Draw(Chance chance, DrawnValue x, IReadOnlyList<DrawnValue> values)
    {
        if (x.Shape.Length != 3)
            return null;

        int[] sides = chance.Of(0.4) ? [.. Enumerable.Repeat(chance.Between(0, 2), 4)] : [.. Enumerable.Range(0, 4).Select(_ => chance.Between(0, 2))];
        var layer = new AttributeText(Kind);
        Array.ForEach(sides, n => layer.Add(n));
        return new(layer, [x.Shape[0] + sides[0] + sides[2], x.Shape[1] + sides[1] + sides[3], x.Shape[2]]);
    }

    protected override IEnumerable<LayerCase> Cases()
    {
        yield return Of([5, 4, 6], [6, 9, 6], 1, 2, 0, 3);
        yield return Of([3, 4, 2], [4, 9, 2], 1, 2, 0, 3);
        yield return Of([2, 2, 19], [4, 4, 19], 1, 1, 1, 1);
    }

    private LayerCase Of(int[] shape, int[] makes, int top, int left, int bottom, int right) => Case(
        $"{string.Join("x", shape)}By{top}{left}{bottom}{right}",
        shape,
        $"{top}, {left}, {bottom}, {right}",
        makes,
        "",
        (x, _) =>
        {
            NaiveImage image = NaiveImage.OfRow(x, shape);
            return NaiveImage.Of(image.Channels, makes[0], makes[1], (c, y, column) => image.At(c, y - top, column - left)).Row;
        });
}
