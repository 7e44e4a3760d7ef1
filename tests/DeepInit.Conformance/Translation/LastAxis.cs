namespace DeepInit.Conformance.Translation;

/// <summary>The language acts along the last axis; the format numbers axes from the batch (0), or from the end (−1).</summary>
internal static class LastAxis
{
    public static bool Is(int axis, int rank) => axis == -1 || axis == rank - 1;
}
