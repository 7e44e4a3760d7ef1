using System.Text.Json;
using DeepInit.Conformance.Reading;

namespace DeepInit.Conformance.Translation;

/// <summary>
/// The language acts along the last axis. The format numbers axes from the batch (0), or from the end (−1), and its images have their channels, which are
/// last in the language, at axis 1; so have sequences where they go through convolutions that do not say otherwise.
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
    /// <param name="channelsFirst">Whether the channels stand at axis 1.</param>
    public static bool Is(int axis, int rank, bool channelsFirst)
    {
        int fromTheFront = axis < 0 ? axis + rank : axis;
        return fromTheFront == (channelsFirst ? 1 : rank - 1);
    }

    /// <summary>Whether values of so many axes, the batch left out, have their channels at axis 1 in a case.</summary>
    /// <param name="source">The case.</param>
    /// <param name="rank">The number of axes.</param>
    public static bool HasChannelsFirst(ConformanceCase source, int rank) =>
        rank == ImageRank || (rank == SequenceRank && source.Layers.Any(layer => layer.GetProperty("type").GetString()!.EndsWith("1d", StringComparison.Ordinal) && !(layer.TryGetProperty("channels_last", out JsonElement last) && last.GetBoolean())));
}
