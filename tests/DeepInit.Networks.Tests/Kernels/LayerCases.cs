namespace DeepInit.Networks.Tests.Kernels;

/// <summary>Layers whose kernels their kinds write themselves, at widths around the lanes and with every option that changes a formula.</summary>
internal static class LayerCases
{
    public static IReadOnlyList<LayerCase> All { get; } =
    [
        GroupNormalization([3, 4, 6], 3),
        GroupNormalization([3, 2, 6], 6),
        GroupNormalization([2, 2, 17], 1),
        GroupNormalization([2, 3, 40], 5),
        GroupNormalization([33], 11),
        GroupNormalization([5, 24], 3),
        PReLU([9], perChannel: false),
        PReLU([3, 3, 5], perChannel: false),
        PReLU([17], perChannel: true),
        PReLU([2, 3, 33], perChannel: true),
        Reshape([18], [3, 3, 2]),
        Reshape([3, 5, 2], [30]),
        Reshape([2, 3, 20], [4, 5, 6]),
        Reshape([48], [2, 24]),
        Reshape([36], [2, 1, 18], channelsLast: true),
        Reshape([2, 3, 20], [4, 30], channelsLast: true),
        Reshape([3, 2, 7], [42], channelsLast: true),
        Permute([4, 6], [2, 1]),
        Permute([3, 5, 7], [2, 1, 3]),
        Permute([3, 5, 18], [3, 1, 2]),
        Permute([20, 5, 2], [2, 3, 1]),
        Permute([17, 3, 18], [3, 2, 1]),
        ZeroPadding([3, 4, 2], 1, 2, 0, 3),
        ZeroPadding([2, 2, 19], 1, 1, 1, 1),
        UpSampling([3, 2, 5], 2, 3, bilinear: false),
        UpSampling([2, 3, 17], 2, 2, bilinear: false),
        UpSampling([3, 4, 5], 2, 2, bilinear: true),
        UpSampling([1, 2, 17], 3, 4, bilinear: true),
        Dot([7], normalize: false),
        Dot([40], normalize: false),
        Dot([3, 17], normalize: false),
        Dot([9], normalize: true),
        Dot([2, 33], normalize: true),
        Sampling([9]),
        Sampling([2, 17]),
    ];

    private static string Text(IEnumerable<int> shape) => string.Join(", ", shape);

    private static string Id(IEnumerable<int> shape) => string.Join("_", shape);

    private static LayerCase GroupNormalization(int[] shape, int groups) => new($"GroupNormalization{Id(shape)}_{groups}", shape, $"GroupNormalization({groups})", (x, parameter) =>
    {
        int channels = shape[^1], size = channels / groups;
        double[] y = new double[x.Length];
        for (int g = 0; g < groups; g++)
        {
            int[] group = [.. Enumerable.Range(0, x.Length).Where(i => i % channels / size == g)];
            double mean = group.Average(i => x[i]);
            double variance = group.Average(i => (x[i] - mean) * (x[i] - mean));
            foreach (int i in group)
                y[i] = ((x[i] - mean) / Math.Sqrt(variance + 1e-5) * parameter("weight")[i % channels]) + parameter("bias")[i % channels];
        }

        return y;
    });

    private static LayerCase PReLU(int[] shape, bool perChannel) => new(
        $"PReLU{Id(shape)}_{perChannel}",
        shape,
        perChannel ? "PReLU(PerChannel = true)" : "PReLU",
        (x, parameter) => [.. x.Select((v, i) => v > 0 ? v : v * parameter("weight")[perChannel ? i % shape[^1] : 0])]);

    private static LayerCase Reshape(int[] shape, int[] to, bool channelsLast = false) => new(
        $"Reshape{Id(shape)}To{Id(to)}_{channelsLast}",
        shape,
        $"Reshape({Text(to)}{(channelsLast ? ", Order = ChannelOrder.ChannelsLast" : "")})",
        (x, _) => channelsLast ? x : FromChannelsFirst(ToChannelsFirst(x, shape[^1]), to[^1]));

    // Of one axis the channels are all there is, and stand as they are.
    private static double[] ToChannelsFirst(double[] x, int channels)
    {
        int pixels = x.Length / channels;
        return [.. Enumerable.Range(0, x.Length).Select(i => x[(i % pixels * channels) + (i / pixels)])];
    }

    private static double[] FromChannelsFirst(double[] x, int channels)
    {
        int pixels = x.Length / channels;
        return [.. Enumerable.Range(0, x.Length).Select(i => x[(i % channels * pixels) + (i / channels)])];
    }

    private static LayerCase Permute(int[] shape, int[] axes) => new($"Permute{Id(shape)}By{Id(axes)}", shape, $"Permute({Text(axes)})", (x, _) =>
    {
        int[] to = [.. axes.Select(axis => shape[axis - 1])];
        double[] y = new double[x.Length];
        int[] at = new int[shape.Length];
        for (int i = 0; i < y.Length; i++)
        {
            int rest = i;
            for (int axis = to.Length - 1; axis >= 0; axis--)
            {
                at[axes[axis] - 1] = rest % to[axis];
                rest /= to[axis];
            }

            y[i] = x[at.Select((index, axis) => (index, axis)).Aggregate(0, (place, next) => (place * shape[next.axis]) + next.index)];
        }

        return y;
    });

    private static LayerCase ZeroPadding(int[] shape, int top, int left, int bottom, int right) => new(
        $"ZeroPadding{Id(shape)}By{top}{left}{bottom}{right}",
        shape,
        $"ZeroPadding2D({top}, {left}, {bottom}, {right})",
        (x, _) => Image(shape[0] + top + bottom, shape[1] + left + right, shape[2], (y, column, c) =>
        {
            (int sourceY, int sourceX) = (y - top, column - left);
            return sourceY < 0 || sourceY >= shape[0] || sourceX < 0 || sourceX >= shape[1] ? 0 : x[(((sourceY * shape[1]) + sourceX) * shape[2]) + c];
        }));

    private static LayerCase UpSampling(int[] shape, int heightFactor, int widthFactor, bool bilinear) => new(
        $"UpSampling{Id(shape)}By{heightFactor}{widthFactor}_{bilinear}",
        shape,
        $"UpSampling2D({heightFactor}, {widthFactor}{(bilinear ? ", Interpolation = Interpolation.Bilinear" : "")})",
        (x, _) => Image(shape[0] * heightFactor, shape[1] * widthFactor, shape[2], (row, column, c) =>
        {
            double At(int y, int x0) => x[(((Math.Clamp(y, 0, shape[0] - 1) * shape[1]) + Math.Clamp(x0, 0, shape[1] - 1)) * shape[2]) + c];
            if (!bilinear)
                return At(row / heightFactor, column / widthFactor);

            // Beyond the outermost centres the edge goes on.
            double y = ((row + 0.5) / heightFactor) - 0.5, x1 = ((column + 0.5) / widthFactor) - 0.5;
            int top = (int)Math.Floor(y), left = (int)Math.Floor(x1);
            double down = y - top, across = x1 - left;
            return ((1 - down) * (((1 - across) * At(top, left)) + (across * At(top, left + 1))))
                + (down * (((1 - across) * At(top + 1, left)) + (across * At(top + 1, left + 1))));
        }));

    // With x itself, so that both sides have a gradient and only one of them goes on.
    private static LayerCase Dot(int[] shape, bool normalize) => new(
        $"Dot{Id(shape)}_{normalize}",
        shape,
        $"Dot(\"pre\", \"turned\"{(normalize ? ", Normalize = true" : "")})",
        (x, _) =>
        [
            .. x.Chunk(shape[^1]).Select(row =>
            {
                double[] turned = [.. row.Select(Math.Tanh)];
                double length = normalize ? Math.Sqrt(row.Sum(v => v * v) * turned.Sum(v => v * v)) : 1;
                return row.Zip(turned, (a, b) => a * b).Sum() / length;
            }),
        ]);

    // Mean and noise are x itself: all three values have a gradient.
    private static LayerCase Sampling(int[] shape) => new(
        $"Sampling{Id(shape)}",
        shape,
        "Sampling(\"pre\", \"turned\", \"pre\")",
        (x, _) => [.. x.Select(v => v + (Math.Exp(Math.Tanh(v) / 2) * v))]);

    private static double[] Image(int height, int width, int channels, Func<int, int, int, double> pixel) =>
        [.. Enumerable.Range(0, height * width * channels).Select(i => pixel(i / channels / width, i / channels % width, i % channels))];
}
