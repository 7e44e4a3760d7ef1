namespace ObjectDetection;

/// <summary>A picture of 64 × 64 pixels with one to five things in it, on a shaded background with lines across it, all under noise.</summary>
/// <param name="Pixels">Red, green and blue from 0 to 1, row after row.</param>
/// <param name="Things">What is in it, from back to front.</param>
internal sealed record Scene(float[] Pixels, IReadOnlyList<Found> Things)
{
    public const int Size = Detector.Cells * Detector.CellSize;

    /// <summary>Samples per pixel and side, for smooth edges.</summary>
    private const int Samples = 3;

    private const float Noise = 0.06f;

    public static readonly string[] Classes = ["circle", "square", "triangle"];

    /// <summary>Another scene.</summary>
    public static Scene Random(Random random)
    {
        var pixels = new float[Size * Size * 3];
        float[] background = Color(random);
        Shade(pixels, background, random);
        for (int i = random.Next(4); i > 0; i--)
            Line(pixels, random);

        var things = new List<Found>();
        for (int i = random.Next(1, 6); i > 0; i--)
        {
            // Some places are taken; a thing that finds none in a few attempts stays away.
            for (int attempt = 0; attempt < 20; attempt++)
            {
                float half = (10 + (random.NextSingle() * 16)) / 2;
                float x = half + (random.NextSingle() * (Size - (2 * half)));
                float y = half + (random.NextSingle() * (Size - (2 * half)));
                var box = new Box(x - half, y - half, x + half, y + half);
                if (things.Any(other => CellOf(other.Box) == CellOf(box) || Hides(box, other.Box)))
                    continue;

                var thing = new Found(random.Next(Classes.Length), box, 1);
                Paint(pixels, thing, ColorUnlike(background, random));
                things.Add(thing);
                break;
            }
        }

        for (int i = 0; i < pixels.Length; i++)
            pixels[i] = Math.Clamp(pixels[i] + (Noise * Gaussian(random)), 0, 1);
        return new(pixels, things);
    }

    /// <summary>The cell that the centre of a box lies in.</summary>
    public static (int Row, int Column) CellOf(Box box) =>
        ((int)((box.Top + box.Bottom) / 2 / Detector.CellSize), (int)((box.Left + box.Right) / 2 / Detector.CellSize));

    // Things overlap, but each stays half visible: nobody could find it otherwise.
    private static bool Hides(Box front, Box back)
    {
        float width = Math.Min(front.Right, back.Right) - Math.Max(front.Left, back.Left);
        float height = Math.Min(front.Bottom, back.Bottom) - Math.Max(front.Top, back.Top);
        return width > 0 && height > 0 && width * height > 0.4f * back.Area;
    }

    private static void Paint(float[] pixels, Found thing, float[] color)
    {
        Box box = thing.Box;
        for (int y = Math.Max(0, (int)box.Top); y < Math.Min(Size, (int)Math.Ceiling(box.Bottom)); y++)
        {
            for (int x = Math.Max(0, (int)box.Left); x < Math.Min(Size, (int)Math.Ceiling(box.Right)); x++)
            {
                int inside = 0;
                for (int s = 0; s < Samples * Samples; s++)
                {
                    float across = (x + (((s % Samples) + 0.5f) / Samples) - box.Left) / (box.Right - box.Left);
                    float down = (y + (((s / Samples) + 0.5f) / Samples) - box.Top) / (box.Bottom - box.Top);
                    inside += Contains(thing.Class, across, down) ? 1 : 0;
                }

                Blend(pixels, x, y, color, (float)inside / (Samples * Samples));
            }
        }
    }

    // In a box from 0 to 1.
    private static bool Contains(int kind, float across, float down) => across is >= 0 and <= 1 && down is >= 0 and <= 1 && kind switch
    {
        0 => ((across - 0.5f) * (across - 0.5f)) + ((down - 0.5f) * (down - 0.5f)) <= 0.25f,
        1 => true,
        _ => Math.Abs(across - 0.5f) <= down / 2,
    };

    private static void Shade(float[] pixels, float[] color, Random random)
    {
        float across = (random.NextSingle() - 0.5f) * 0.4f;
        float down = (random.NextSingle() - 0.5f) * 0.4f;
        for (int i = 0; i < pixels.Length; i++)
        {
            int pixel = i / 3;
            pixels[i] = Math.Clamp(color[i % 3] + (across * (((float)(pixel % Size) / Size) - 0.5f)) + (down * (((float)(pixel / Size) / Size) - 0.5f)), 0, 1);
        }
    }

    private static void Line(float[] pixels, Random random)
    {
        float[] color = Color(random);
        float x = random.NextSingle() * Size, y = random.NextSingle() * Size, angle = random.NextSingle() * MathF.PI;
        for (float t = -Size; t < Size; t += 0.5f)
        {
            int column = (int)(x + (t * MathF.Cos(angle))), row = (int)(y + (t * MathF.Sin(angle)));
            if (column is >= 0 and < Size && row is >= 0 and < Size)
                Blend(pixels, column, row, color, 0.5f);
        }
    }

    private static void Blend(float[] pixels, int x, int y, float[] color, float share)
    {
        for (int c = 0; c < 3; c++)
        {
            ref float pixel = ref pixels[(((y * Size) + x) * 3) + c];
            pixel += share * (color[c] - pixel);
        }
    }

    private static float[] Color(Random random) => [random.NextSingle(), random.NextSingle(), random.NextSingle()];

    private static float[] ColorUnlike(float[] other, Random random)
    {
        float[] color;
        do
            color = Color(random);
        while (color.Zip(other, (a, b) => (a - b) * (a - b)).Sum() < 0.15f);
        return color;
    }

    // Box and Muller 1958.
    private static float Gaussian(Random random) =>
        MathF.Sqrt(-2 * MathF.Log(1 - random.NextSingle())) * MathF.Cos(2 * MathF.PI * random.NextSingle());
}
