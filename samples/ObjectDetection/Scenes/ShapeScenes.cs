namespace ObjectDetection;

/// <summary>Circles, squares and triangles of 10 to 26 pixels in 64 × 64.</summary>
internal sealed class ShapeScenes() : SceneSource(64, ["circle", "square", "triangle"])
{
    private static readonly Matte[] Looks = [Circle, Square, Triangle];

    protected override Thing Next(Random random)
    {
        float side = 10 + (random.NextSingle() * 16);
        int kind = random.Next(Looks.Length);
        return new(kind, side, side, Looks[kind]);
    }

    private static (float Cover, float Light) Circle(float across, float down) =>
        ((across - 0.5f) * (across - 0.5f)) + ((down - 0.5f) * (down - 0.5f)) <= 0.25f ? (1, 1) : default;

    private static (float Cover, float Light) Square(float across, float down) => (1, 1);

    private static (float Cover, float Light) Triangle(float across, float down) => Math.Abs(across - 0.5f) <= down / 2 ? (1, 1) : default;
}
