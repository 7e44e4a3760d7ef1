namespace ObjectDetection;

/// <summary>A box, in pixels.</summary>
internal readonly record struct Box(float Left, float Top, float Right, float Bottom)
{
    public float Area => Math.Max(0, Right - Left) * Math.Max(0, Bottom - Top);

    /// <summary>Intersection over union: 1 for the same box, 0 for boxes that do not meet.</summary>
    public static float IoU(Box a, Box b)
    {
        float shared = new Box(Math.Max(a.Left, b.Left), Math.Max(a.Top, b.Top), Math.Min(a.Right, b.Right), Math.Min(a.Bottom, b.Bottom)) is var both
            && both.Right > both.Left && both.Bottom > both.Top ? both.Area : 0;
        return shared <= 0 ? 0 : shared / (a.Area + b.Area - shared);
    }
}

/// <summary>A thing in a scene, or what a detector takes for one.</summary>
/// <param name="Class">0 circle, 1 square, 2 triangle.</param>
/// <param name="Box">Where it is.</param>
/// <param name="Score">How sure the detector is; 1 for a thing that is there.</param>
internal readonly record struct Found(int Class, Box Box, float Score);
