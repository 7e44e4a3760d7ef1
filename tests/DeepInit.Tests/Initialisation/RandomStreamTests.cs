using DeepInit.Runtime;

namespace DeepInit.Tests.Initialisation;

public sealed class RandomStreamTests
{
    [Fact]
    public void TheBitsArePinned()
    {
        // xoshiro256** after SplitMix64 from 0, as other implementations of the two papers give it.
        RandomStream stream = new(0);
        Assert.Equal(0x99EC5F36CB75F2B4UL, stream.NextUInt64());
        Assert.Equal(0xBF6E1F784956452AUL, stream.NextUInt64());
        Assert.Equal(0x1A5F849D4933E6E0UL, stream.NextUInt64());
    }

    [Fact]
    public void TheStreamOfATensorIsPinned()
    {
        RandomStream stream = RandomStream.ForTensor(42, "dense0.weight");
        Assert.Equal(0x00D93215F44F3681UL, stream.NextUInt64());
        Assert.Equal(0.3286359714117978, stream.NextDouble());
        Assert.Equal(-0.16407145433037026, stream.NextNormal());
        Assert.Equal(1.179055864162183, stream.NextNormal());
        for (int i = 0; i < 1000; i++)
            stream.NextNormal();
        Assert.Equal(0.6211503120791073, stream.NextNormal());
    }

    [Fact]
    public void TheSameSeedAndNameGiveTheSameBits()
    {
        RandomStream first = RandomStream.ForTensor(7, "conv1.bias");
        RandomStream second = RandomStream.ForTensor(7, "conv1.bias");
        for (int i = 0; i < 100; i++)
            Assert.Equal(first.NextUInt64(), second.NextUInt64());
    }

    [Fact]
    public void ManySeedsAndNamesNeverShareAFirstNumber()
    {
        HashSet<ulong> seen = [];
        for (int seed = -50; seed < 50; seed++)
        {
            for (int layer = 0; layer < 50; layer++)
            {
                foreach (string part in (string[])["weight", "bias"])
                {
                    RandomStream stream = RandomStream.ForTensor(seed, $"dense{layer}.{part}");
                    Assert.True(seen.Add(stream.NextUInt64()), $"Seed {seed}, dense{layer}.{part} repeats another stream.");
                }
            }
        }
    }

    [Fact]
    public void StreamsOfDifferentTensorsAreUncorrelated()
    {
        const int count = 20_000;
        string[] names = ["a", "b", "dense0.weight", "dense1.weight"];
        double[][] draws = Array.ConvertAll(names, static name =>
        {
            RandomStream stream = RandomStream.ForTensor(0, name);
            double[] values = new double[count];
            for (int i = 0; i < count; i++)
                values[i] = stream.NextNormal();
            return values;
        });
        for (int a = 0; a < draws.Length; a++)
        {
            for (int b = 0; b < a; b++)
            {
                double correlation = 0;
                for (int i = 0; i < count; i++)
                    correlation += draws[a][i] * draws[b][i] / count;

                // Five standard errors of a correlation of independent numbers.
                Assert.InRange(Math.Abs(correlation), 0, 5 / Math.Sqrt(count));
            }
        }
    }

    [Fact]
    public void NextDoubleIsUniformOnTheUnitInterval()
    {
        RandomStream stream = new(11);
        double[] sample = new double[100_000];
        for (int i = 0; i < sample.Length; i++)
        {
            sample[i] = stream.NextDouble();
            Assert.InRange(sample[i], 0, 1 - (1.0 / (1L << 53)));
        }

        Samples.AssertDistributed(sample, static x => x);
    }

    [Fact]
    public void NextNormalIsNormal()
    {
        RandomStream stream = new(12);
        double[] sample = new double[100_000];
        for (int i = 0; i < sample.Length; i++)
            sample[i] = stream.NextNormal();
        Samples.AssertDistributed(sample, Samples.NormalCdf);
        Assert.InRange(Samples.Moment(sample, 0, 4), 3 - (5 * Math.Sqrt(96.0 / sample.Length)), 3 + (5 * Math.Sqrt(96.0 / sample.Length)));
    }

    [Fact]
    public void TheInverseNormalDistributionUndoesTheDistribution()
    {
        // Down to the smallest probability that a stream uses, 2^-53; Φ⁻¹'s error of 1e-15 grows by z² in Φ.
        for (double exponent = 1; exponent <= 53; exponent += 0.37)
        {
            double p = Math.Pow(2, -exponent);
            double z = PortableMath.InverseNormalCdf(p);
            Assert.InRange(Samples.NormalCdf(z) / p, 1 - (4e-15 * ((z * z) + 1)), 1 + (4e-15 * ((z * z) + 1)));
            Assert.Equal(-PortableMath.InverseNormalCdf(0.25), PortableMath.InverseNormalCdf(0.75));
        }
    }

    [Fact]
    public void ThePortableLogarithmIsTheLogarithm()
    {
        for (double exponent = -53; exponent <= 10; exponent += 0.013)
        {
            double x = Math.Pow(2, exponent);
            Assert.InRange(PortableMath.Log(x) - Math.Log(x), -4.5e-16 * Math.Abs(Math.Log(x)), 4.5e-16 * Math.Abs(Math.Log(x)));
        }
    }

    [Fact]
    public void ADefaultStreamIsRefused()
    {
        string message = Assert.Throws<InvalidOperationException>(static () => default(RandomStream).NextUInt64()).Message;
        Assert.Contains("default(RandomStream)", message, StringComparison.Ordinal);
    }

    [Fact]
    public void ATensorWithoutANameIsRefused() =>
        Assert.Equal("name", Assert.Throws<ArgumentNullException>(static () => RandomStream.ForTensor(0, null!)).ParamName);
}
