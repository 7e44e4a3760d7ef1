using DeepInit.Gen.Shapes;

namespace DeepInit.Gen.Planning;

/// <summary>What a buffer holds, whatever its place: panels [panels][count · positions][width] of some element type.</summary>
/// <param name="Shape">The shape of each row.</param>
/// <param name="Element">The element type.</param>
/// <param name="Lifetime">How long it keeps what is in it.</param>
/// <param name="Count">What it has rows for; null where its length depends on no call.</param>
/// <param name="Layout">The order of its numbers.</param>
internal sealed record BufferForm(Shape Shape, ElementType Element, Lifetime Lifetime = Lifetime.Call, RowCount? Count = null, BufferLayout Layout = BufferLayout.Panels)
{
    /// <summary>Integers for each of what is counted, one after another.</summary>
    public static BufferForm OfIds(Shape shape, RowCount count) => new(shape, ElementType.Int32, Lifetime.Call, count, BufferLayout.RowMajor);

    /// <summary>Numbers side by side in memory: 16 features, or, of rows, all of a position.</summary>
    public int Width => Layout == BufferLayout.Panels ? Panel.Width : Shape.Features;

    /// <summary>How often the features of all rows are gone through: panels, or, of rows, once.</summary>
    public int Panels => Layout == BufferLayout.Panels ? Panel.Count(Shape.Features) : 1;

    /// <summary>Numbers from a position to the next.</summary>
    public int PositionStride => Width;

    /// <summary>Numbers from a row to the next.</summary>
    public int RowStride => Shape.Positions * Width;

    /// <summary>Numbers from a panel to the next, for each row.</summary>
    public int PanelStride => Shape.Positions * Width;

    /// <summary>Numbers for each row, padding included.</summary>
    public int Length => Panel.Padded(Panels * PanelStride);

    /// <summary>Bytes for each row, so that what follows is aligned, too.</summary>
    public int Bytes
    {
        get
        {
            int unit = Element.Alignment();
            return ((Length * Element.Size()) + unit - 1) / unit * unit;
        }
    }

    /// <summary>Where a part begins: numbers for each row, and numbers whatever the rows.</summary>
    public (int PerRow, int Constant) OffsetOf(BufferPart part) => (part.FirstPanel * PanelStride, part.FirstPosition * PositionStride);

    /// <summary>Whether a part lies in the buffer, and is not empty.</summary>
    public bool Has(BufferPart part) =>
        part.FirstPanel >= 0 && part.FirstPanel < part.EndPanel && (part.EndPanel == BufferPart.All || part.EndPanel <= Panels) && part.FirstPanel < Panels
        && part.FirstPosition >= 0 && part.FirstPosition < part.EndPosition && (part.EndPosition == BufferPart.All || part.EndPosition <= Shape.Positions)
        && part.FirstPosition < Shape.Positions;
}
