namespace DeepInit.Tests.Shared.Naive;

/// <summary>An image [channels][height][width] in double precision, and what layers on images make of it by nested loops.</summary>
internal sealed record NaiveImage(int Channels, int Height, int Width, double[] Values)
{
    public NaiveImage(int channels, int height, int width)
        : this(channels, height, width, new double[channels * height * width])
    {
    }

    /// <summary>A row of a value whose channels stand last: an image, or a sequence as an image of one row.</summary>
    public static NaiveImage OfRow(double[] row, int[] shape)
    {
        int channels = shape[^1], pixels = row.Length / channels;
        return new(channels, shape.Length == 3 ? shape[0] : 1, shape[^2], [.. Enumerable.Range(0, row.Length).Select(i => row[(i % pixels * channels) + (i / pixels)])]);
    }

    /// <summary>The numbers with the channels last.</summary>
    public double[] Row => [.. Enumerable.Range(0, Values.Length).Select(i => Values[(i % Channels * Height * Width) + (i / Channels)])];

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
