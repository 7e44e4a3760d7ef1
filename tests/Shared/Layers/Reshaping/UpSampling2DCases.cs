using DeepInit.Tests.Shared.Drawing;
using DeepInit.Tests.Shared.Naive;

namespace DeepInit.Tests.Shared.Layers;

/// <summary>An image enlarged by whole factors: each pixel repeated, or in between by distance.</summary>
internal sealed class UpSampling2DCases : LayerCases
{
    public override string Kind => "UpSampling2D";

    public override string? InConformanceCases => null;

    public override DrawnLayer? Draw(Chance chance, DrawnValue x, IReadOnlyList<DrawnValue> values)
    {
        if (x.Shape.Length != 3)
            return null;

        (int height, int width) = (chance.Between(1, 3), chance.Between(1, 3));
        AttributeText layer = new AttributeText(Kind).Add(height).Add(width);
        return new(chance.Of(0.5) ? layer.Set("Interpolation", "Interpolation.Bilinear") : layer, [x.Shape[0] * height, x.Shape[1] * width, x.Shape[2]]);
    }

    protected override IEnumerable<LayerCase> Cases()
    {
        yield return Of([5, 4, 6], [10, 12, 6], 2, 3, isBilinear: false);
        yield return Of([3, 2, 5], [6, 6, 5], 2, 3, isBilinear: false);
        yield return Of([2, 3, 17], [4, 6, 17], 2, 2, isBilinear: false);
        yield return Of([3, 4, 5], [6, 8, 5], 2, 2, isBilinear: true);
        yield return Of([1, 2, 17], [3, 8, 17], 3, 4, isBilinear: true);
    }

    private LayerCase Of(int[] shape, int[] makes, int heightFactor, int widthFactor, bool isBilinear) => Case(
        $"{string.Join("x", shape)}By{heightFactor}{widthFactor}{(isBilinear ? "Bilinear" : "")}",
        shape,
        $"{heightFactor}, {widthFactor}{(isBilinear ? ", Interpolation = Interpolation.Bilinear" : "")}",
        makes,
        "",
        (x, _) =>
        {
            NaiveImage image = NaiveImage.OfRow(x, shape);
            double At(int c, int y, int column) => image.At(c, Math.Clamp(y, 0, shape[0] - 1), Math.Clamp(column, 0, shape[1] - 1));
            return NaiveImage.Of(image.Channels, makes[0], makes[1], (c, row, column) =>
            {
                if (!isBilinear)
                    return At(c, row / heightFactor, column / widthFactor);

                // Beyond the outermost centres the edge goes on.
                double y = ((row + 0.5) / heightFactor) - 0.5, x1 = ((column + 0.5) / widthFactor) - 0.5;
                int top = (int)Math.Floor(y), left = (int)Math.Floor(x1);
                double down = y - top, across = x1 - left;
                return ((1 - down) * (((1 - across) * At(c, top, left)) + (across * At(c, top, left + 1))))
                    + (down * (((1 - across) * At(c, top + 1, left)) + (across * At(c, top + 1, left + 1))));
            }).Row;
        });
}
