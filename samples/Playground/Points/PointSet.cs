namespace Playground.Points;

/// <summary>The usual toy problems, centred, with about unit deviation; the same points on every visit.</summary>
internal static class PointSet
{
    /// <summary>The plot shows the square from −<see cref="Extent"/> to <see cref="Extent"/>.</summary>
    public const float Extent = 2;

    private const int PerClass = 150;

    public static List<LabelledPoint> Create(PointKind kind) => kind switch
    {
        PointKind.Moons => Both(seed: 1, noise: 0.12, MoonAt),
        PointKind.Circles => Both(seed: 2, noise: 0.12, CircleAt),
        PointKind.Spirals => Both(seed: 3, noise: 0.05, SpiralAt),
        _ => [],
    };

    // The crescents are half circles of radius 1 around (−½, −¼) and (½, ¼).
    private static (double X, double Y) MoonAt(double t, bool blue)
    {
        (double sin, double cos) = Math.SinCos(Math.PI * t);
        return blue ? (0.5 - cos, 0.3 - sin) : (cos - 0.5, sin - 0.3);
    }

    private static (double X, double Y) CircleAt(double t, bool blue)
    {
        (double sin, double cos) = Math.SinCos(2 * Math.PI * t);
        double radius = blue ? 0.55 : 1.4;
        return (radius * cos, radius * sin);
    }

    private static (double X, double Y) SpiralAt(double t, bool blue)
    {
        // The square root spaces the points evenly along the arm.
        double along = Math.Sqrt(t);
        (double sin, double cos) = Math.SinCos((3 * Math.PI * along) + (blue ? Math.PI : 0));
        return (1.75 * along * cos, 1.75 * along * sin);
    }

    private static List<LabelledPoint> Both(int seed, double noise, Func<double, bool, (double X, double Y)> curve)
    {
        var random = new Random(seed);
        var points = new List<LabelledPoint>(2 * PerClass);
        for (int i = 0; i < 2 * PerClass; i++)
        {
            bool blue = i % 2 == 0;
            (double x, double y) = curve((i / 2 + 0.5) / PerClass, blue);
            points.Add(new LabelledPoint((float)(x + (noise * Normal(random))), (float)(y + (noise * Normal(random))), blue));
        }

        return points;
    }

    // Box and Muller.
    private static double Normal(Random random) => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
