using DeepInit.Runtime;

namespace DeepInit.Tests.Initialisation;

public sealed class DropoutMaskTests
{
    [Theory]
    [InlineData(0.1)]
    [InlineData(0.5)]
    [InlineData(0.73)]
    [InlineData(0.999)]
    public void TheFractionOfZerosIsTheRateAndTheRestIsScaled(double rate)
    {
        float[] mask = new float[1_000_003];
        DropoutMask.Fill(mask, rate, seed: 1, layer: 2, step: 3, firstIndex: 0);
        int zeros = mask.Count(static x => x == 0);
        Assert.All(mask.Distinct(), x => Assert.True(x == 0 || x == (float)(1 / (1 - rate)), $"{x} is neither 0 nor 1 / (1 - rate)."));

        // Five standard errors of a binomial count.
        double error = 5 * Math.Sqrt(mask.Length * rate * (1 - rate));
        Assert.InRange(zeros, (mask.Length * rate) - error, (mask.Length * rate) + error);
    }

    [Fact]
    public void ARateOfZeroKeepsEverything()
    {
        double[] mask = new double[1000];
        DropoutMask.Fill(mask, 0, 1, 2, 3, 0);
        Assert.All(mask, static x => Assert.Equal(1d, x));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(7)]
    [InlineData(8)]
    [InlineData(9)]
    [InlineData(17)]
    [InlineData(64)]
    [InlineData(65)]
    public void AnyPartFilledOnItsOwnIsThatPartOfTheWhole(int length)
    {
        float[] whole = new float[500];
        DropoutMask.Fill(whole, 0.4, 9, 1, 77, 1000);
        for (int start = 0; start + length <= whole.Length; start += 13)
        {
            float[] part = new float[length];
            DropoutMask.Fill(part, 0.4, 9, 1, 77, 1000 + start);
            Assert.Equal(whole.AsSpan(start, length).ToArray(), part);
        }
    }

    [Fact]
    public void DoubleMasksDropTheSameElementsAsFloatMasks()
    {
        float[] single = new float[259];
        double[] twice = new double[259];
        DropoutMask.Fill(single, 0.3, 5, 0, 1, 17);
        DropoutMask.Fill(twice, 0.3, 5, 0, 1, 17);
        Assert.Equal(Array.ConvertAll(single, static x => x == 0), Array.ConvertAll(twice, static x => x == 0));
        Assert.Contains(1 / (1 - 0.3), twice);
    }

    [Fact]
    public void AMaskRunsOnAcrossTheLow32BitsOfTheIndex()
    {
        const long edge = 1L << 32;
        float[] across = new float[100];
        float[] after = new float[50];
        float[] atZero = new float[50];
        DropoutMask.Fill(across, 0.5, 3, 0, 0, edge - 50);
        DropoutMask.Fill(after, 0.5, 3, 0, 0, edge);
        DropoutMask.Fill(atZero, 0.5, 3, 0, 0, 0);
        Assert.Equal(after, across.AsSpan(50).ToArray());
        Assert.NotEqual(atZero, after);
    }

    [Fact]
    public void TheBitsArePinned()
    {
        float[] mask = new float[64];
        DropoutMask.Fill(mask, 0.5, seed: 42, layer: 1, step: 10, firstIndex: 0);
        ulong bits = 0;
        for (int i = 0; i < mask.Length; i++)
            bits |= mask[i] == 0 ? 0 : 1UL << i;
        Assert.Equal(0x5AE755DED2A32220UL, bits);
    }

    [Fact]
    public void MasksOfOtherSeedsLayersAndStepsAndShiftedMasksAreUncorrelated()
    {
        const int count = 200_000;
        double[] reference = Signs(0, 0, 0, 0);
        (string Name, double[] Signs)[] others =
        [
            ("seed 1", Signs(1, 0, 0, 0)),
            ("seed -1", Signs(-1, 0, 0, 0)),
            ("layer 1", Signs(0, 1, 0, 0)),
            ("step 1", Signs(0, 0, 1, 0)),
            ("step 2", Signs(0, 0, 2, 0)),
            ("step 2^40", Signs(0, 0, 1L << 40, 0)),
            ("index + 1", Signs(0, 0, 0, 1)),
            ("index + 2", Signs(0, 0, 0, 2)),
            ("index + 16", Signs(0, 0, 0, 16)),
            ("index + 784", Signs(0, 0, 0, 784)),
            ("index + 2^16", Signs(0, 0, 0, 1 << 16)),
            ("index + 2^31", Signs(0, 0, 0, 1L << 31)),
            ("index + 2^32", Signs(0, 0, 0, 1L << 32)),
        ];
        foreach ((string name, double[] signs) in others)
        {
            double correlation = 0;
            for (int i = 0; i < count; i++)
                correlation += reference[i] * signs[i] / count;
            Assert.True(Math.Abs(correlation) < 5 / Math.Sqrt(count), $"The correlation with {name} is {correlation:G3}.");
        }

        static double[] Signs(long seed, int layer, long step, long first)
        {
            double[] mask = new double[count];
            DropoutMask.Fill(mask, 0.5, seed, layer, step, first);
            return Array.ConvertAll(mask, static x => x == 0 ? -1d : 1d);
        }
    }

    [Fact]
    public void RunsOfKeptElementsHaveTheLengthsOfIndependentDraws()
    {
        double[] mask = new double[1 << 20];
        DropoutMask.Fill(mask, 0.5, 8, 3, 1234, 0);
        int[] byPattern = new int[256];
        for (int i = 0; i < mask.Length; i += 8)
        {
            int pattern = 0;
            for (int bit = 0; bit < 8; bit++)
                pattern |= (mask[i + bit] == 0 ? 0 : 1) << bit;
            byPattern[pattern]++;
        }

        // Chi-square of the 256 equally likely patterns of eight: mean 255, standard deviation √510.
        double expected = mask.Length / 8 / 256.0;
        double chiSquare = byPattern.Sum(n => (n - expected) * (n - expected) / expected);
        Assert.InRange(chiSquare, 255 - (5 * Math.Sqrt(510)), 255 + (5 * Math.Sqrt(510)));
    }

    [Theory]
    [InlineData(-0.1)]
    [InlineData(1)]
    [InlineData(double.NaN)]
    public void ARateOutsideItsRangeIsRefused(double rate)
    {
        Assert.Equal("rate", Assert.Throws<ArgumentOutOfRangeException>(() => DropoutMask.Fill(new float[1], rate, 0, 0, 0, 0)).ParamName);
        Assert.Equal("rate", Assert.Throws<ArgumentOutOfRangeException>(() => DropoutMask.Fill(new double[1], rate, 0, 0, 0, 0)).ParamName);
    }

    [Fact]
    public void ANegativeIndexIsRefused() =>
        Assert.Equal("firstIndex", Assert.Throws<ArgumentOutOfRangeException>(static () => DropoutMask.Fill(new float[1], 0.5, 0, 0, 0, -1)).ParamName);
}
