namespace DeepInit.Conformance.Translation;

/// <summary>
/// The language acts along the last axis. The format numbers axes from the batch (0), or from the end (−1), and its images have their channels, which are
/// last in the language, at axis 1.
/// </summary>
internal static class LastAxis
{
    /// <summary>The number of axes of a sequence, the batch left out.</summary>
    public const int SequenceRank = 2;

    /// <summary>The number of axes of an image, the batch left out.</summary>
    public const int ImageRank = 3;

    /// <summary>Whether an axis of the format is the language's last one.</summary>
    /// <param name="axis">The axis.</param>
    /// <param name="rank">The number of axes, the batch included.</param>
    public static bool Is(int axis, int rank)
    {
        int fromTheFront = axis < 0 ? axis + rank : axis;
        return fromTheFront == (rank == ImageRank + 1 ? 1 : rank - 1);
    }
}
