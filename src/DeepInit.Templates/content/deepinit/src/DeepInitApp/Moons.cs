namespace DeepInitApp;

/// <summary>Two crescents that reach into each other: a problem no straight line solves. Put your own data here.</summary>
public static class Moons
{
    /// <summary>Points, two numbers each, and their crescents, 0 or 1; the same for the same seed.</summary>
    public static (float[] Points, float[] Crescents) Create(int count, int seed)
    {
        var random = new Random(seed);
        float[] points = new float[2 * count], crescents = new float[count];
        for (int i = 0; i < count; i++)
        {
            bool upper = i % 2 == 0;
            (double sin, double cos) = Math.SinCos(Math.PI * random.NextDouble());
            points[2 * i] = (float)((upper ? cos : 1 - cos) - 0.5 + Noise());
            points[(2 * i) + 1] = (float)((upper ? sin : 0.5 - sin) - 0.25 + Noise());
            crescents[i] = upper ? 0 : 1;
        }

        return (points, crescents);

        double Noise() => 0.2 * (random.NextDouble() + random.NextDouble() - 1);
    }
}
