using DeepInit.Tests.Shared.Drawing;
using DeepInit.Tests.Shared.Naive;

namespace DeepInit.Tests.Shared.Layers;

/// <summary>An image without its edges.</summary>
internal sealed class Cropping2DCases : LayerCases
{
    public override string Kind => "Cropping2D";

    public override string? InConformanceCases => null;

    public override DrawnLayer? Draw(Chance chance, DrawnValue x, IReadOnlyList<DrawnValue> values)
    {
        if (x.Shape.Length != 3)
            return null;

        int top = chance.Between(0, Math.Min(2, x.Shape[0] - 1)), bottom = chance.Between(0, Math.Min(2, x.Shape[0] - 1 - top));
        int left = chance.Between(0, Math.Min(2, x.Shape[1] - 1)), right = chance.Between(0, Math.Min(2, x.Shape[1] - 1 - left));
        var layer = new AttributeText(Kind);
        Array.ForEach([top, left, bottom, right], n => layer.Add(n));
        return new(layer, [x.Shape[0] - top - bottom, x.Shape[1] - left - right, x.Shape[2]]);
    }

    protected override IEnumerable<LayerCase> Cases()
    {
        yield return Of([5, 7, 6], [4, 2, 6], 1, 2, 0, 3);
        yield return Of([3, 4, 17], [1, 1, 17], 2, 0, 0, 3);
        yield return Of([4, 5, 19], [2, 3, 19], 1);
        yield return Of([4, 5, 3], [4, 1, 3], 0, 2);
        yield return Of([2, 3, 16], [2, 3, 16], 0);
    }

    private LayerCase Of(int[] shape, int[] makes, params int[] sides)
    {
        (int top, int left) = (sides[0], sides[sides.Length > 1 ? 1 : 0]);
        return Case($"{string.Join("x", shape)}By{string.Concat(sides)}", shape, string.Join(", ", sides), makes, "", (x, _) =>
        {
            NaiveImage image = NaiveImage.OfRow(x, shape);
            return NaiveImage.Of(image.Channels, makes[0], makes[1], (c, y, column) => image.At(c, y + top, column + left)).Row;
        });
    }
}
