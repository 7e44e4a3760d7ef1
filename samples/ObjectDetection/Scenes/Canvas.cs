namespace ObjectDetection;

/// <summary>Red, green and blue from 0 to 1, to paint a scene on.</summary>
/// <param name="size">Rows and columns.</param>
internal sealed class Canvas(int size)
{
    /// <summary>Samples per pixel and side, for smooth edges.</summary>
    private const int Samples = 2;

    public int Size => size;

    public float[] Pixels { get; } = new float[size * size * 3];

    /// <summary>Covers all with a colour that grows brighter in some direction.</summary>
    public void Shade(float[] color, Random random)
    {
        float across = (random.NextSingle() - 0.5f) * 0.4f;
        float down = (random.NextSingle() - 0.5f) * 0.4f;
        for (int i = 0; i < Pixels.Length; i++)
        {
            int pixel = i / 3;
            Pixels[i] = Math.Clamp(color[i % 3] + (across * (((float)(pixel % size) / size) - 0.5f)) + (down * (((float)(pixel / size) / size) - 0.5f)), 0, 1);
        }
    }

    /// <summary>A faint line from edge to edge.</summary>
    public void Line(Random random)
    {
        float[] color = Color(random);
        float x = random.NextSingle() * size, y = random.NextSingle() * size, angle = random.NextSingle() * MathF.PI;
        for (float t = -size; t < size; t += 0.5f)
        {
            int column = (int)(x + (t * MathF.Cos(angle))), row = (int)(y + (t * MathF.Sin(angle)));
            if (column >= 0 && column < size && row >= 0 && row < size)
                Blend(column, row, color, 1, 0.5f);
        }
    }

    /// <summary>Paints what lies in a box; what is outside the canvas is cut off.</summary>
    public void Paint(Box box, Matte look, float[] color)
    {
        for (int y = Math.Max(0, (int)box.Top); y < Math.Min(size, (int)Math.Ceiling(box.Bottom)); y++)
        {
            for (int x = Math.Max(0, (int)box.Left); x < Math.Min(size, (int)Math.Ceiling(box.Right)); x++)
            {
                float cover = 0, light = 0;
                for (int s = 0; s < Samples * Samples; s++)
                {
                    float across = (x + (((s % Samples) + 0.5f) / Samples) - box.Left) / box.Width;
                    float down = (y + (((s / Samples) + 0.5f) / Samples) - box.Top) / box.Height;
                    (float covered, float lit) = across is >= 0 and <= 1 && down is >= 0 and <= 1 ? look(across, down) : default;
                    cover += covered;
                    light += covered * lit;
                }

                if (cover > 0)
                    Blend(x, y, color, light / cover, cover / (Samples * Samples));
            }
        }
    }

    /// <summary>Adds to every number one between −<paramref name="most"/> and <paramref name="most"/>.</summary>
    public void AddNoise(float most, Random random)
    {
        for (int i = 0; i < Pixels.Length; i++)
            Pixels[i] = Math.Clamp(Pixels[i] + (most * ((2 * random.NextSingle()) - 1)), 0, 1);
    }

    public static float[] Color(Random random) => [random.NextSingle(), random.NextSingle(), random.NextSingle()];

    /// <summary>A colour that can be told from another.</summary>
    public static float[] ColorUnlike(float[] other, Random random)
    {
        float[] color;
        do
            color = Color(random);
        while (color.Zip(other, (a, b) => (a - b) * (a - b)).Sum() < 0.15f);
        return color;
    }

    private void Blend(int x, int y, float[] color, float light, float share)
    {
        for (int c = 0; c < 3; c++)
        {
            ref float pixel = ref Pixels[(((y * size) + x) * 3) + c];
            pixel += share * ((color[c] * light) - pixel);
        }
    }
}
