namespace Samples.Shared;

/// <summary>A picture to paint on: red, green and blue, 8 bits each.</summary>
/// <param name="width">Pixels per row.</param>
/// <param name="height">Rows.</param>
internal sealed class Picture(int width, int height)
{
    private readonly byte[] _rgb = new byte[width * height * 3];

    public int Width => width;

    public int Height => height;

    /// <summary>Sets a pixel; outside the picture it does nothing.</summary>
    public void Set(int x, int y, (byte Red, byte Green, byte Blue) color)
    {
        if ((uint)x < (uint)width && (uint)y < (uint)height)
            (_rgb[At(x, y)], _rgb[At(x, y) + 1], _rgb[At(x, y) + 2]) = color;
    }

    /// <summary>Paints a rectangle.</summary>
    public void Fill(int left, int top, int columns, int rows, (byte Red, byte Green, byte Blue) color)
    {
        for (int y = top; y < top + rows; y++)
        {
            for (int x = left; x < left + columns; x++)
                Set(x, y, color);
        }
    }

    /// <summary>Paints the edges of a rectangle, inwards.</summary>
    public void Frame(int left, int top, int columns, int rows, int thickness, (byte Red, byte Green, byte Blue) color)
    {
        Fill(left, top, columns, thickness, color);
        Fill(left, top + rows - thickness, columns, thickness, color);
        Fill(left, top, thickness, rows, color);
        Fill(left + columns - thickness, top, thickness, rows, color);
    }

    /// <summary>Paints an image of grey levels from 0 (black) to 1 (white), each pixel a square of <paramref name="scale"/>.</summary>
    /// <param name="grey">rows · columns levels; those outside [0, 1] are clamped.</param>
    /// <param name="columns">Pixels per row of the image.</param>
    /// <param name="left">Where it goes.</param>
    /// <param name="top">Where it goes.</param>
    /// <param name="scale">At least 1.</param>
    public void Paint(ReadOnlySpan<float> grey, int columns, int left, int top, int scale)
    {
        for (int i = 0; i < grey.Length; i++)
        {
            byte level = (byte)MathF.Round(Math.Clamp(grey[i], 0, 1) * 255);
            Fill(left + (i % columns * scale), top + (i / columns * scale), scale, scale, (level, level, level));
        }
    }

    /// <summary>Writes a PNG file, over what is there.</summary>
    public void Save(string path) => Png.Save(path, width, height, _rgb);

    /// <summary>The picture as a PNG file's bytes, for a page that holds its pictures itself.</summary>
    public byte[] ToPng()
    {
        using var stream = new MemoryStream();
        Png.Write(stream, width, height, _rgb);
        return stream.ToArray();
    }

    private int At(int x, int y) => ((y * width) + x) * 3;
}
