using DeepInit.Runtime;

namespace DeepInit.Tests.Runtime;

/// <summary>Channels moved between layouts, against one formula per element, in both precisions.</summary>
public sealed class ImagesTests
{
    /// <summary>Rows, pixels and channels around blocks, panels and the limit of the stack.</summary>
    public static TheoryData<int, int, int> Sizes { get; } = new()
    {
        { 1, 1, 1 }, { 3, 25, 16 }, { 2, 7, 3 }, { 2, 8, 8 }, { 5, 9, 17 }, { 1, 16, 33 }, { 2, 257, 5 }, { 3, 49, 20 }, { 2, 784, 1 },
    };

    [Theory]
    [MemberData(nameof(Sizes))]
    public void ImagesPackAndUnpackByChannels(int rows, int pixels, int channels)
    {
        CheckPacking(rows, pixels, channels, x => (float)x);
        CheckPacking(rows, pixels, channels, x => x);
    }

    [Theory]
    [MemberData(nameof(Sizes))]
    public void ImagesBecomeFeaturesAndImagesAgain(int rows, int pixels, int channels)
    {
        CheckFlattening(rows, pixels, channels, channelsLast: false, x => (float)x);
        CheckFlattening(rows, pixels, channels, channelsLast: false, x => x);
        CheckFlattening(rows, pixels, channels, channelsLast: true, x => (float)x);
        CheckFlattening(rows, pixels, channels, channelsLast: true, x => x);
    }

    [Fact]
    public void AnImageThatIsNotFiniteIsFound()
    {
        float[] values = new float[2 * 9 * 3];
        float[] panels = new float[2 * 9 * 16];
        Assert.True(Images.PackChannelsFirst<float>(values, 2, 9, 3, ref panels[0]));
        values[^1] = float.NaN;
        Assert.False(Images.PackChannelsFirst<float>(values, 2, 9, 3, ref panels[0]));
    }

    private static void CheckPacking<T>(int rows, int pixels, int channels, Func<double, T> to)
        where T : unmanaged
    {
        T[] values = [.. Enumerable.Range(1, rows * pixels * channels).Select(i => to(i))];
        T[] expected = Panel(rows, pixels, channels, (row, pixel, channel) => values[(((row * channels) + channel) * pixels) + pixel]);
        T[] panels = [.. expected.Select(_ => to(-1))];
        Images.PackChannelsFirst<T>(values, rows, pixels, channels, ref panels[0]);
        Assert.Equal(expected, panels);

        T[] back = new T[values.Length];
        Images.UnpackChannelsFirst(ref panels[0], rows, pixels, channels, back);
        Assert.Equal(values, back);
    }

    // In two parts, as two threads would.
    private static void CheckFlattening<T>(int rows, int pixels, int channels, bool channelsLast, Func<double, T> to)
        where T : unmanaged
    {
        T Value(int row, int feature) => to((row * 10_000) + feature + 1);
        int features = pixels * channels;
        T[] images = Panel(rows, pixels, channels, (row, pixel, channel) => Value(row, channelsLast ? (pixel * channels) + channel : (channel * pixels) + pixel));
        T[] expected = Panel(rows, 1, features, (row, _, feature) => Value(row, feature));
        T[] flat = [.. expected.Select(_ => to(-1))];
        T[] back = [.. images.Select(_ => to(-1))];
        int half = rows / 2;
        foreach ((int first, int end) in new[] { (0, half), (half, rows) })
        {
            if (channelsLast)
            {
                Images.FlattenChannelsLast(ref images[0], ref flat[0], rows, pixels, channels, first, end);
                Images.UnflattenChannelsLast(ref expected[0], ref back[0], rows, pixels, channels, first, end);
            }
            else
            {
                Images.Flatten(ref images[0], ref flat[0], rows, pixels, channels, first, end);
                Images.Unflatten(ref expected[0], ref back[0], rows, pixels, channels, first, end);
            }
        }

        Assert.Equal(expected, flat);
        Assert.Equal(images, back);
    }

    // [⌈channels / 16⌉][rows][pixels][16], zero in lanes without a channel.
    private static T[] Panel<T>(int rows, int pixels, int channels, Func<int, int, int, T> value)
        where T : unmanaged
    {
        var panel = new T[(channels + 15) / 16 * rows * pixels * 16];
        for (int row = 0; row < rows; row++)
        {
            for (int pixel = 0; pixel < pixels; pixel++)
            {
                for (int channel = 0; channel < channels; channel++)
                    panel[((((channel / 16 * rows) + row) * pixels) + pixel) * 16 + (channel % 16)] = value(row, pixel, channel);
            }
        }

        return panel;
    }
}
