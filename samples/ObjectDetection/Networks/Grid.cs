namespace ObjectDetection;

/// <summary>
/// Things ↔ numbers of cells. A cell's box is four numbers: how far its centre is from the middle of the cell, in cells, and the logarithms of its width and
/// height, in cells.
/// </summary>
/// <param name="cells">Cells per side.</param>
/// <param name="classes">Scores per cell.</param>
/// <param name="reach">How far from a cell's middle, in cells, the centres lie that it learns to speak of: ½ for one cell a thing, 1 for the four around its centre.</param>
internal sealed class Grid(int cells, int classes, float reach)
{
    /// <summary>Pixels per cell and side.</summary>
    public const int CellSize = 8;

    /// <summary>Boxes that share more than this are the same thing, whatever class they say: no two things in a scene share as much.</summary>
    private const float SameThing = 0.45f;

    /// <summary>Numbers of a scene's scores: cells × classes.</summary>
    public int ScoresSize => cells * cells * classes;

    /// <summary>Numbers of a scene's boxes: cells × 4.</summary>
    public int BoxesSize => cells * cells * 4;

    /// <summary>The cell that the centre of a box lies in.</summary>
    public static (int Row, int Column) CellOf(Box box) => ((int)((box.Top + box.Bottom) / 2 / CellSize), (int)((box.Left + box.Right) / 2 / CellSize));

    /// <summary>Writes what a detector should say of a scene.</summary>
    /// <param name="things">What is there.</param>
    /// <param name="boxes">What the detector says of the cells' boxes now.</param>
    /// <param name="quality">Cells × classes: 0 where nothing is; else how well the cell's box fits, from ½ to 1, so that scores rank boxes (Zhang et al. 2021).</param>
    /// <param name="offsets">Cells × 4.</param>
    /// <param name="assigned">Cells × 4: 1 where there is something.</param>
    public void Encode(IReadOnlyList<Found> things, ReadOnlySpan<float> boxes, Span<float> quality, Span<float> offsets, Span<float> assigned)
    {
        quality.Clear();
        offsets.Clear();
        assigned.Clear();
        for (int cell = 0; cell < cells * cells; cell++)
        {
            if (Nearest(cell, things) is not { } thing)
                continue;

            Box said = BoxOf(cell, boxes.Slice(cell * 4, 4));
            quality[(cell * classes) + thing.Class] = 0.5f + (0.5f * Box.IoU(said, thing.Box));
            Span<float> offset = offsets.Slice(cell * 4, 4);
            (offset[0], offset[1]) = Distance(cell, thing.Box);
            offset[2] = MathF.Log(thing.Box.Width / CellSize);
            offset[3] = MathF.Log(thing.Box.Height / CellSize);
            assigned.Slice(cell * 4, 4).Fill(1);
        }
    }

    /// <summary>What a detector found, the surest first: of boxes that mean the same thing, the surest (non-maximum suppression).</summary>
    /// <param name="scores">Cells × classes.</param>
    /// <param name="boxes">Cells × 4.</param>
    /// <param name="threshold">The least score that counts.</param>
    public IReadOnlyList<Found> Decode(ReadOnlySpan<float> scores, ReadOnlySpan<float> boxes, float threshold)
    {
        var all = new List<Found>();
        for (int i = 0; i < scores.Length; i++)
        {
            if (scores[i] >= threshold)
                all.Add(new(i % classes, BoxOf(i / classes, boxes.Slice(i / classes * 4, 4)), scores[i]));
        }

        var kept = new List<Found>();
        foreach (Found found in all.OrderByDescending(found => found.Score))
        {
            if (!kept.Any(better => Box.IoU(better.Box, found.Box) > SameThing))
                kept.Add(found);
        }

        return kept;
    }

    private Found? Nearest(int cell, IReadOnlyList<Found> things)
    {
        Found? nearest = null;
        float least = float.PositiveInfinity;
        foreach (Found thing in things)
        {
            (float across, float down) = Distance(cell, thing.Box);
            if (Math.Abs(across) <= reach && Math.Abs(down) <= reach && (across * across) + (down * down) < least)
                (nearest, least) = (thing, (across * across) + (down * down));
        }

        return nearest;
    }

    // From the middle of a cell to the centre of a box, in cells.
    private (float Across, float Down) Distance(int cell, Box box) =>
        (((box.Left + box.Right) / 2 / CellSize) - (cell % cells) - 0.5f, ((box.Top + box.Bottom) / 2 / CellSize) - (cell / cells) - 0.5f);

    private Box BoxOf(int cell, ReadOnlySpan<float> offset)
    {
        float x = ((cell % cells) + 0.5f + offset[0]) * CellSize;
        float y = ((cell / cells) + 0.5f + offset[1]) * CellSize;
        float width = MathF.Exp(Math.Min(offset[2], 3)) * CellSize;
        float height = MathF.Exp(Math.Min(offset[3], 3)) * CellSize;
        return new(x - (width / 2), y - (height / 2), x + (width / 2), y + (height / 2));
    }
}
