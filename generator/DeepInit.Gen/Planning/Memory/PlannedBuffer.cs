using DeepInit.Gen.Shapes;

namespace DeepInit.Gen.Planning;

/// <summary>
/// A buffer in memory. What has rows lies at its offset times the number of rows, so that one plan serves any number of rows; each lifetime and each row count has memory of its
/// own.
/// </summary>
/// <param name="First">The first op that uses it; −1 where it is filled before.</param>
/// <param name="Last">The last op that uses it; the number of ops where it is read after.</param>
/// <param name="Offset">Its place in the memory of its lifetime and count: bytes for each row, or, without rows, bytes.</param>
/// <param name="InPlace">Whether it is the user's rows, read where they lie: it takes no working memory.</param>
internal sealed record PlannedBuffer(int Id, string Name, BufferForm Form, int First, int Last, int Offset, bool InPlace = false)
{
    public Shape Shape => Form.Shape;

    /// <summary>Numbers of working memory for each row, padding included.</summary>
    public int Length => InPlace ? 0 : Form.Length;

    /// <summary>Bytes of working memory for each row.</summary>
    public int Bytes => InPlace ? 0 : Form.Bytes;

    /// <summary>The first byte after it, for each row.</summary>
    public int End => Offset + Bytes;

    /// <summary>Whether the two have places in common, at whatever time.</summary>
    public bool SharesMemoryWith(PlannedBuffer other) =>
        Form.Lifetime == other.Form.Lifetime && Form.Count == other.Form.Count && Offset < other.End && other.Offset < End;

    /// <summary>Whether the two live at the same time.</summary>
    public bool LivesWith(PlannedBuffer other) => First <= other.Last && other.First <= Last;

    /// <summary>Whether the two live at the same time, in places in common.</summary>
    public bool Overlaps(PlannedBuffer other) => LivesWith(other) && SharesMemoryWith(other);

    /// <summary>
    /// Whether a part of this buffer and one of another have memory in common. Exact for parts of one buffer, and of two whose panels lie on each other; where rows of
    /// different lengths lie on each other, some number of rows brings any positions together, and only the panels count.
    /// </summary>
    public bool Meets(BufferPart part, PlannedBuffer other, BufferPart otherPart)
    {
        if (Id == other.Id)
        {
            return part.Meets(otherPart);
        }

        if (!SharesMemoryWith(other))
        {
            return false;
        }

        int panel = Form.PanelStride * Form.Element.Size();
        int distance = other.Offset - Offset;
        bool isAligned = Form.PositionStride * Form.Element.Size() == other.Form.PositionStride * other.Form.Element.Size()
            && Form.Shape.Positions == other.Form.Shape.Positions && distance % panel == 0;
        if (isAligned)
        {
            return part.In(Form).Meets(otherPart.In(other.Form).Moved(distance / panel));
        }

        (int first, int end) = Region(part.In(Form));
        (int otherFirst, int otherEnd) = other.Region(otherPart.In(other.Form));
        return first < otherEnd && otherFirst < end;
    }

    // The bytes of some panels, for each row.
    private (int First, int End) Region(BufferPart part)
    {
        int panel = Form.PanelStride * Form.Element.Size();
        return (Offset + (part.FirstPanel * panel), Offset + (part.EndPanel * panel));
    }
}
