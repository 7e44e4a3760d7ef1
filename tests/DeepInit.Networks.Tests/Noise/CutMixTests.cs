using DeepInit.Networks.Tests.Behaviour;

namespace DeepInit.Networks.Tests.Noise;

/// <summary>Rectangles of other images, read off images whose pixels say whose they are.</summary>
public sealed class CutMixTests
{
    private const int Rows = 6, Channels = 3, Height = 12, Width = 9;
    private static readonly double[] X = [.. Enumerable.Range(0, Rows * Channels * Height * Width).Select(i => (double)i)];
    private static readonly double[] Targets = Numbers.Doubles(Rows * 4, 3);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void ARectangleIsThePartnersInAllChannelsAndTargetsAreMixedByItsArea(bool channelsFirst)
    {
        const int Size = Height * Width;
        var network = new RecordedNetwork(channelsFirst ? new ImagePlanes(1) : new ImagePixels(1));
        network.Fit(new Dataset<double>(X, Targets), new FitOptions { Epochs = 60, Shuffle = false, Mixing = new CutMix() });
        double area = 0;
        foreach (RecordedBatch batch in network.Batches)
        {
            (int, int, int, int)? box = null;
            for (int i = 0; i < Rows; i++)
            {
                // Which row each pixel is of; its place is its own in any case.
                int[] of = [.. Enumerable.Range(0, Channels * Size).Select(k => (int)batch.X[(i * Channels * Size) + k] / (Channels * Size))];
                Assert.All(Enumerable.Range(0, Channels * Size), k => Assert.Equal(k, (int)batch.X[(i * Channels * Size) + k] % (Channels * Size)));
                int[] cut = [.. Enumerable.Range(0, Channels * Size).Where(k => of[k] != i)];
                double own = 1;
                int partner = i;
                if (cut.Length > 0)
                {
                    partner = of[cut[0]];
                    Assert.All(cut, k => Assert.Equal(partner, of[k]));
                    int[] ys = [.. cut.Select(k => channelsFirst ? k % Size / Width : k / (Channels * Width))], xs = [.. cut.Select(k => channelsFirst ? k % Width : k / Channels % Width)];
                    var found = (ys.Min(), ys.Max(), xs.Min(), xs.Max());
                    int pixels = (found.Item2 - found.Item1 + 1) * (found.Item4 - found.Item3 + 1);
                    Assert.Equal(Channels * pixels, cut.Length);
                    box ??= found;
                    Assert.Equal(box, found);
                    own = 1 - ((double)pixels / Size);
                    area += (1 - own) / (60 * Rows);
                }
                else if (box is { } other)
                {
                    // Its own partner.
                    own = 1 - ((double)(other.Item2 - other.Item1 + 1) * (other.Item4 - other.Item3 + 1) / Size);
                }

                for (int t = 0; t < 4; t++)
                    Assert.Equal((own * Targets[(i * 4) + t]) + ((1 - own) * Targets[(partner * 4) + t]), batch.Target[(i * 4) + t], 1e-14);
            }
        }

        // Half of the image on average, less what lies outside, what is rounded down, and rows that are their own partners.
        Assert.InRange(area, 0.1, 0.4);
    }

    [Fact]
    public void WhatIsNoImageIsRefused()
    {
        static string Refused<T>(ITrainableNetwork<T> network, Dataset<T> data)
            where T : unmanaged =>
            Assert.Throws<ArgumentException>(() => Trainer.Fit(network, data, new FitOptions { Mixing = new CutMix() })).Message;

        Assert.Contains("the input 'x' [5] is none; MixUp mixes whole rows", Refused(new SummedClasses(1), new Dataset<double>(new double[10], new int[2])), StringComparison.Ordinal);
        Assert.Contains("CutMix takes targets of whole images", Refused(new PixelNumbers(1), new Dataset<float>(new float[108], new float[72])), StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => new CutMix(0));
    }
}
