namespace ObjectDetection;

/// <summary>
/// Things ↔ numbers of cells. A cell's box is four numbers: how far its centre is from the middle of the cell, in cells, and the logarithms of its width and
/// height, in cells.
/// </summary>
internal static class Grid
{
    public const int Count = Detector.Cells * Detector.Cells;

    /// <summary>Boxes of the same class that share more than this are one thing.</summary>
    private const float SameThing = 0.45f;

    /// <summary>Writes what the detector should say of a scene.</summary>
    /// <param name="things">What is there.</param>
    /// <param name="boxes">What the detector says of the cells' boxes now.</param>
    /// <param name="quality">Cells × classes: 0 where nothing is; else how well the cell's box fits, from ½ to 1, so that scores rank boxes (Zhang et al. 2021).</param>
    /// <param name="offsets">Cells × 4.</param>
    /// <param name="assigned">Cells × 4: 1 where there is something.</param>
    public static void Encode(IReadOnlyList<Found> things, ReadOnlySpan<float> boxes, Span<float> quality, Span<float> offsets, Span<float> assigned)
    {
        quality.Clear();
        offsets.Clear();
        assigned.Clear();
        foreach (Found thing in things)
        {
            (int row, int column) = Scene.CellOf(thing.Box);
            int cell = (row * Detector.Cells) + column;
            Box said = BoxOf(cell, boxes.Slice(cell * 4, 4));
            quality[(cell * Scene.Classes.Length) + thing.Class] = 0.5f + (0.5f * Box.IoU(said, thing.Box));
            Span<float> offset = offsets.Slice(cell * 4, 4);
            offset[0] = ((thing.Box.Left + thing.Box.Right) / 2 / Detector.CellSize) - column - 0.5f;
            offset[1] = ((thing.Box.Top + thing.Box.Bottom) / 2 / Detector.CellSize) - row - 0.5f;
            offset[2] = MathF.Log((thing.Box.Right - thing.Box.Left) / Detector.CellSize);
            offset[3] = MathF.Log((thing.Box.Bottom - thing.Box.Top) / Detector.CellSize);
            assigned.Slice(cell * 4, 4).Fill(1);
        }
    }

    /// <summary>What the detector found, the surest first: of boxes that mean the same thing, the surest (non-maximum suppression).</summary>
    public static IReadOnlyList<Found> Decode(ReadOnlySpan<float> scores, ReadOnlySpan<float> boxes, float threshold)
    {
        var all = new List<Found>();
        for (int i = 0; i < scores.Length; i++)
        {
            int cell = i / Scene.Classes.Length;
            if (scores[i] >= threshold)
                all.Add(new(i % Scene.Classes.Length, BoxOf(cell, boxes.Slice(cell * 4, 4)), scores[i]));
        }

        var kept = new List<Found>();
        foreach (Found found in all.OrderByDescending(found => found.Score))
        {
            if (!kept.Any(better => better.Class == found.Class && Box.IoU(better.Box, found.Box) > SameThing))
                kept.Add(found);
        }

        return kept;
    }

    private static Box BoxOf(int cell, ReadOnlySpan<float> offset)
    {
        float x = ((cell % Detector.Cells) + 0.5f + offset[0]) * Detector.CellSize;
        float y = ((cell / Detector.Cells) + 0.5f + offset[1]) * Detector.CellSize;
        float width = MathF.Exp(Math.Min(offset[2], 3)) * Detector.CellSize;
        float height = MathF.Exp(Math.Min(offset[3], 3)) * Detector.CellSize;
        return new(x - (width / 2), y - (height / 2), x + (width / 2), y + (height / 2));
    }
}
