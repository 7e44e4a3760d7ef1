namespace DeepInit.Networks.Tests.Reference;

/// <summary>An image [channels][height][width] in double precision, and what layers on images make of it by nested loops.</summary>
internal sealed record NaiveImage(int Channels, int Height, int Width, double[] Values)
{
    public NaiveImage(int channels, int height, int width)
        : this(channels, height, width, new double[channels * height * width])
    {
    }

    /// <summary>A pixel; what lies beyond the edges is <paramref name="beyond"/>.</summary>
    public double At(int channel, int y, int x, double beyond = 0) =>
        y >= 0 && y < Height && x >= 0 && x < Width ? Values[(((channel * Height) + y) * Width) + x] : beyond;

    /// <summary>Every output pixel from a function of its channel and place.</summary>
    public static NaiveImage Of(int channels, int height, int width, Func<int, int, int, double> pixel)
    {
        var image = new NaiveImage(channels, height, width);
        for (int i = 0; i < image.Values.Length; i++)
            image.Values[i] = pixel(i / (height * width), i / width % height, i % width);
        return image;
    }

    /// <summary>Cross-correlation with filters [filters, channels / groups, height, width].</summary>
    public NaiveImage Convolve(double[] weight, double[]? bias, int filters, int groups, NaiveWindow w)
    {
        int depth = Channels / groups;
        return Of(filters, w.OutputHeight(Height), w.OutputWidth(Width), (f, oy, ox) =>
        {
            double sum = bias?[f] ?? 0;
            for (int i = 0; i < depth; i++)
            {
                for (int tap = 0; tap < w.Taps; tap++)
                {
                    (int y, int x) = w.Place(oy, ox, tap);
                    sum += weight[(((f * depth) + i) * w.Taps) + tap] * At((f / (filters / groups) * depth) + i, y, x);
                }
            }

            return sum;
        });
    }

    /// <summary>Each pixel spreads the filters [channels, filters, height, width] over an image of the given size.</summary>
    public NaiveImage ConvolveTransposed(double[] weight, double[]? bias, int filters, int height, int width, NaiveWindow w)
    {
        NaiveImage output = Of(filters, height, width, (f, _, _) => bias?[f] ?? 0);
        for (int i = 0; i < Values.Length; i++)
        {
            (int channel, int y, int x) = (i / (Height * Width), i / Width % Height, i % Width);
            for (int f = 0; f < filters; f++)
            {
                for (int tap = 0; tap < w.Taps; tap++)
                {
                    (int oy, int ox) = w.Place(y, x, tap);
                    if (oy >= 0 && oy < height && ox >= 0 && ox < width)
                        output.Values[(((f * height) + oy) * width) + ox] += weight[(((channel * filters) + f) * w.Taps) + tap] * Values[i];
                }
            }
        }

        return output;
    }

    /// <summary>The largest value of each window.</summary>
    public NaiveImage MaxPool(NaiveWindow w) => Pool(w, (c, places) => places.Max(p => At(c, p.Y, p.X, double.NegativeInfinity)));

    /// <summary>The mean of each window.</summary>
    public NaiveImage AveragePool(NaiveWindow w, bool countIncludePad) => Pool(
        w,
        (c, places) => places.Sum(p => At(c, p.Y, p.X)) / places.Count(p => countIncludePad || !double.IsNaN(At(c, p.Y, p.X, double.NaN))));

    /// <summary>One number for each channel.</summary>
    public NaiveImage Reduce(Func<IEnumerable<double>, double> take) => new(Channels, 1, 1, [.. Values.Chunk(Height * Width).Select(take)]);

    /// <summary>Every value by itself.</summary>
    public NaiveImage Map(Func<double, double> function) => this with { Values = Array.ConvertAll(Values, value => function(value)) };

    private NaiveImage Pool(NaiveWindow w, Func<int, (int Y, int X)[], double> take) => Of(
        Channels,
        w.OutputHeight(Height),
        w.OutputWidth(Width),
        (c, oy, ox) => take(c, [.. Enumerable.Range(0, w.Taps).Select(tap => w.Place(oy, ox, tap))]));
}

/// <summary>A window over an image.</summary>
internal sealed record NaiveWindow(int Height, int Width, int StrideY = 1, int StrideX = 1, int DilationY = 1, int DilationX = 1, int Top = 0, int Left = 0, int Bottom = 0, int Right = 0)
{
    public int Taps => Height * Width;

    public int OutputHeight(int height) => ((height + Top + Bottom - ((Height - 1) * DilationY) - 1) / StrideY) + 1;

    public int OutputWidth(int width) => ((width + Left + Right - ((Width - 1) * DilationX) - 1) / StrideX) + 1;

    /// <summary>Keras' padding "same" around an image: ⌈length / stride⌉ places, the smaller half of the zeros first.</summary>
    public NaiveWindow Same(int height, int width)
    {
        static int Needed(int length, int kernel, int stride, int dilation) =>
            Math.Max(0, (((int)Math.Ceiling(length / (double)stride) - 1) * stride) + (dilation * (kernel - 1)) + 1 - length);
        (int vertical, int horizontal) = (Needed(height, Height, StrideY, DilationY), Needed(width, Width, StrideX, DilationX));
        return this with { Top = vertical / 2, Left = horizontal / 2, Bottom = vertical - (vertical / 2), Right = horizontal - (horizontal / 2) };
    }

    /// <summary>Where a tap of the window at an output pixel reads.</summary>
    public (int Y, int X) Place(int oy, int ox, int tap) =>
        ((oy * StrideY) - Top + (tap / Width * DilationY), (ox * StrideX) - Left + (tap % Width * DilationX));

    /// <summary>Its arguments in an attribute on images, or on sequences.</summary>
    public string Arguments(bool isSequence, bool isDilated) => isSequence
        ? $"{Width}, Stride = {StrideX}{(isDilated ? $", Dilation = {DilationX}" : "")}, Pads = new[] {{ {Left}, {Right} }}"
        : $"{Height}, {Width}, Strides = new[] {{ {StrideY}, {StrideX} }}{(isDilated ? $", Dilations = new[] {{ {DilationY}, {DilationX} }}" : "")}, Pads = new[] {{ {Top}, {Left}, {Bottom}, {Right} }}";
}
