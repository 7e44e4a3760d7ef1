namespace ObjectDetection;

/// <summary>A box, in pixels.</summary>
internal readonly record struct Box(float Left, float Top, float Right, float Bottom)
{
    public float Width => Right - Left;

    public float Height => Bottom - Top;

    public float Area => Math.Max(0, Width) * Math.Max(0, Height);

    /// <summary>What two boxes share; of area 0 where they do not meet.</summary>
    public static Box Shared(Box a, Box b)
    {
        float left = Math.Max(a.Left, b.Left), top = Math.Max(a.Top, b.Top);
        return new(left, top, Math.Max(left, Math.Min(a.Right, b.Right)), Math.Max(top, Math.Min(a.Bottom, b.Bottom)));
    }

    /// <summary>Intersection over union: 1 for the same box, 0 for boxes that do not meet.</summary>
    public static float IoU(Box a, Box b) => Shared(a, b).Area is var shared and > 0 ? shared / (a.Area + b.Area - shared) : 0;
}
