namespace DeepInit.Tests.Data;

/// <summary>What is drawn for whom, and how often.</summary>
public sealed class NegativeSamplerTests
{
    private static readonly Interactions Pairs = new([0, 0, 0, 1, 1, 2, 2, 2, 2], [0, 3, 5, 3, 6, 0, 3, 5, 6], userCount: 4, itemCount: 8);

    [Theory]
    [InlineData(0)]
    [InlineData(0.75)]
    [InlineData(1)]
    public void NothingThatAUserChoseIsDrawnAndTheRestAsOftenAsItShould(double power)
    {
        const int Draws = 40_000;
        var sampler = new NegativeSampler(Pairs, power, seed: 7);
        for (int user = 0; user < 5; user++)
        {
            HashSet<int> chosen = user < 4 ? [.. Pairs.ItemsOf(user).ToArray()] : [];
            var counts = new int[8];
            for (int row = 0; row < Draws; row++)
                counts[sampler.Draw(user, epoch: 1, row)]++;
            double[] weights = [.. Enumerable.Range(0, 8).Select(item => chosen.Contains(item) ? 0 : power == 0 ? 1 : Math.Pow(Pairs.ItemCounts[item], power) * (Pairs.ItemCounts[item] > 0 ? 1 : 0))];

            // User 2 has chosen all that anybody has: what is left is drawn alike.
            if (weights.Sum() == 0)
                weights = [.. Enumerable.Range(0, 8).Select(item => chosen.Contains(item) ? 0.0 : 1)];
            for (int item = 0; item < 8; item++)
            {
                double p = weights[item] / weights.Sum();
                Assert.Equal(p, counts[item] / (double)Draws, (5 * Math.Sqrt(p * (1 - p) / Draws)) + 1e-12);
            }
        }
    }

    [Fact]
    public void ProbabilitiesAreThoseOfTheDraws()
    {
        var byPopularity = new NegativeSampler(Pairs, 0.75);
        double sum = Enumerable.Range(0, 8).Sum(item => Math.Pow(Pairs.ItemCounts[item], 0.75) * (Pairs.ItemCounts[item] > 0 ? 1 : 0));
        for (int item = 0; item < 8; item++)
        {
            Assert.Equal(Pairs.ItemCounts[item] == 0 ? 0 : Math.Pow(Pairs.ItemCounts[item], 0.75) / sum, byPopularity.ProbabilityOf(item), 1e-12);
            Assert.Equal(1.0 / 8, new NegativeSampler(Pairs).ProbabilityOf(item));
        }

        Assert.Throws<ArgumentOutOfRangeException>(() => byPopularity.ProbabilityOf(8));
    }

    [Fact]
    public void LogUniformDrawsGoByTheItemsNumbers()
    {
        const int Draws = 40_000;
        NegativeSampler sampler = NegativeSampler.LogUniform(Pairs, seed: 7);
        Assert.True(sampler.IsLogUniform);
        for (int item = 0; item < 8; item++)
            Assert.Equal(Math.Log((item + 2.0) / (item + 1)) / Math.Log(9), sampler.ProbabilityOf(item), 1e-12);
        Assert.Equal(1, Enumerable.Range(0, 8).Sum(sampler.ProbabilityOf), 1e-12);

        // User 0 has chosen 0, 3 and 5; the others share what these would have.
        var counts = new int[8];
        for (int row = 0; row < Draws; row++)
            counts[sampler.Draw(0, epoch: 1, row)]++;
        double rest = new[] { 1, 2, 4, 6, 7 }.Sum(sampler.ProbabilityOf);
        for (int item = 0; item < 8; item++)
        {
            double p = item is 0 or 3 or 5 ? 0 : sampler.ProbabilityOf(item) / rest;
            Assert.Equal(p, counts[item] / (double)Draws, (5 * Math.Sqrt(p * (1 - p) / Draws)) + 1e-12);
        }

        Assert.Throws<ArgumentException>(() => NegativeSampler.LogUniform(new Interactions([0, 0], [0, 1])));
    }

    [Fact]
    public void ADrawFollowsFromItsPlaceAlone()
    {
        int[] Draws(long seed, long epoch, int from) => [.. Enumerable.Range(from, 100).SelectMany(row => Enumerable.Range(0, 3).Select(number => new NegativeSampler(Pairs, 0, seed).Draw(3, epoch, row, number)))];
        Assert.Equal(Draws(1, 2, 50).Take(150), Draws(1, 2, 0).Skip(150));
        Assert.NotEqual(Draws(1, 2, 0), Draws(2, 2, 0));
        Assert.NotEqual(Draws(1, 2, 0), Draws(1, 3, 0));

        // Neighbouring places have nothing to do with each other: two of 8 items are the same once in 8.
        int[] draws = Draws(1, 2, 0);
        Assert.InRange(Enumerable.Range(0, 299).Count(i => draws[i] == draws[i + 1]) / 299.0, 0.125 - 0.1, 0.125 + 0.1);
    }

    [Fact]
    public void WhoChoseAllIsRefused()
    {
        Assert.Contains("User 1 chose all 2 items", Assert.Throws<ArgumentException>(() => new NegativeSampler(new Interactions([0, 1, 1], [0, 0, 1]))).Message);
        Assert.Throws<ArgumentOutOfRangeException>(() => new NegativeSampler(Pairs, double.NaN));
        Assert.Throws<ArgumentOutOfRangeException>(() => new NegativeSampler(Pairs, -1));
    }
}
