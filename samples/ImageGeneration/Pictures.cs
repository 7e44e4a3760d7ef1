using Samples.Shared;

namespace ImageGeneration;

/// <summary>What an autoencoder makes, as PNG files.</summary>
/// <param name="side">Pixels of a side of an image.</param>
/// <param name="scale">Pixels of a file's picture per pixel of an image.</param>
internal sealed class Pictures(int side, int scale)
{
    private const int Gap = 2;
    private const int Header = 24;

    /// <summary>Writes samples, reconstructions and interpolations.</summary>
    /// <param name="name">What the names of the files begin with.</param>
    /// <param name="decode">Images from points of the latent space.</param>
    /// <param name="latent">Numbers of a point.</param>
    /// <param name="shown">Images.</param>
    /// <param name="means">Their points, an even number of them: lines go from one to the next.</param>
    /// <param name="again">The images of these points.</param>
    public void SaveAll(string name, Func<float[], float[]> decode, int latent, float[] shown, float[] means, float[] again)
    {
        const int Steps = 12;
        Save($"{name}-samples.png", "points drawn at random", decode(Normal(144 * latent, seed: 2)), columns: 12);
        Save($"{name}-reconstructions.png", "above unseen images, below what is made of their points", [.. shown, .. again], shown.Length / (side * side));
        Save($"{name}-interpolations.png", "lines from one unseen image to another", decode(Lines(means, latent, Steps)), Steps);
    }

    private void Save(string path, string title, float[] images, int columns)
    {
        int pixels = side * side;
        int cell = (side * scale) + Gap;
        int rows = images.Length / pixels / columns;
        var picture = new Picture((columns * cell) + Gap, Header + (rows * cell) + Gap);
        picture.Fill(0, 0, picture.Width, picture.Height, (64, 64, 72));
        picture.Write(title, Gap + 4, (Header - Lettering.Height(2)) / 2, 2, (255, 255, 255));
        for (int i = 0; i < rows * columns; i++)
            picture.Paint(images.AsSpan(i * pixels, pixels), side, Gap + (i % columns * cell), Header + (i / columns * cell), scale);

        picture.Save(path);
        Console.WriteLine(path);
    }

    // Points on straight lines between pairs of points, the ends included.
    private static float[] Lines(float[] ends, int size, int steps)
    {
        float[] points = new float[ends.Length / 2 * steps];
        for (int i = 0; i < points.Length; i++)
        {
            int from = (2 * (i / size / steps) * size) + (i % size);
            float share = (i / size % steps) / (steps - 1f);
            points[i] = ((1 - share) * ends[from]) + (share * ends[from + size]);
        }

        return points;
    }

    // Box & Muller 1958.
    private static float[] Normal(int count, int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(_ => (float)(Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble())))];
    }
}
