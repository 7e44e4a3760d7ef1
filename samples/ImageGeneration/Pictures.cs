using Samples.Shared;

namespace ImageGeneration;

/// <summary>What an autoencoder makes, as PNG files.</summary>
/// <param name="side">Pixels of a side of an image.</param>
/// <param name="scale">Pixels of a file's picture per pixel of an image.</param>
internal sealed class Pictures(int side, int scale)
{
    private const int Gap = 2;

    /// <summary>Writes images as a grid.</summary>
    /// <param name="path">The file.</param>
    /// <param name="images">side · side grey levels each, row after row of the grid.</param>
    /// <param name="columns">Images per row of the grid.</param>
    public void Save(string path, float[] images, int columns)
    {
        int pixels = side * side;
        int cell = (side * scale) + Gap;
        int rows = images.Length / pixels / columns;
        var picture = new Picture((columns * cell) + Gap, (rows * cell) + Gap);
        picture.Fill(0, 0, picture.Width, picture.Height, (64, 64, 72));
        for (int i = 0; i < rows * columns; i++)
            picture.Paint(images.AsSpan(i * pixels, pixels), side, Gap + (i % columns * cell), Gap + (i / columns * cell), scale);

        picture.Save(path);
        Console.WriteLine(Path.GetFullPath(path));
    }

    /// <summary>Points on straight lines between pairs of points, the ends included.</summary>
    /// <param name="ends">2 · lines points of so many numbers.</param>
    /// <param name="size">Numbers of a point.</param>
    /// <param name="steps">Points per line.</param>
    public static float[] Lines(ReadOnlySpan<float> ends, int size, int steps)
    {
        int lines = ends.Length / size / 2;
        float[] points = new float[lines * steps * size];
        for (int i = 0; i < points.Length; i++)
        {
            int line = i / size / steps;
            float share = (i / size % steps) / (steps - 1f);
            points[i] = ((1 - share) * ends[(2 * line * size) + (i % size)]) + (share * ends[(((2 * line) + 1) * size) + (i % size)]);
        }

        return points;
    }

    /// <summary>Standard normal numbers: the same for the same seed.</summary>
    public static float[] Normal(int count, int seed)
    {
        // Box & Muller 1958.
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(_ => (float)(Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble())))];
    }
}
