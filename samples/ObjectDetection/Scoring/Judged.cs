namespace ObjectDetection;

/// <summary>
/// A scene, and what was found in it. A box is right where it shares at least half (intersection over union) with a thing of its class that no surer box has.
/// </summary>
internal sealed class Judged
{
    private const float Half = 0.5f;

    private readonly bool[] _right;

    /// <summary>Judges what was found.</summary>
    /// <param name="scene">The scene.</param>
    /// <param name="found">The surest first.</param>
    public Judged(Scene scene, IReadOnlyList<Found> found)
    {
        (Scene, Found) = (scene, found);
        var missed = scene.Things.ToList();
        _right = [.. found.Select(box => missed.Where(thing => thing.Class == box.Class && Box.IoU(thing.Box, box.Box) >= Half).OrderByDescending(thing => Box.IoU(thing.Box, box.Box)).Take(1).Any(missed.Remove))];
        Missed = missed;
    }

    public Scene Scene { get; }

    /// <summary>The surest first.</summary>
    public IReadOnlyList<Found> Found { get; }

    /// <summary>Things that no box is right about.</summary>
    public IReadOnlyList<Found> Missed { get; }

    /// <summary>Whether a box is right.</summary>
    /// <param name="box">Which of <see cref="Found"/>.</param>
    public bool IsRight(int box) => _right[box];
}
