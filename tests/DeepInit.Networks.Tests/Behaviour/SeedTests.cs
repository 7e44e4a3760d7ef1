namespace DeepInit.Networks.Tests.Behaviour;

public sealed class SeedTests
{
    [Fact]
    public void TheSameSeedGivesTheSameBitsBeforeAndAfterTraining()
    {
        Assert.Equal(Trained(7), Trained(7));
        Assert.Equal(Numbers.Values(new SmallClassifier(7).Parameters), Numbers.Values(new SmallClassifier(7).Parameters));
    }

    [Fact]
    public void AnotherSeedGivesAnotherStart() =>
        Assert.NotEqual(new SmallClassifier(7).Parameters["dense0.weight"].ToArray(), new SmallClassifier(8).Parameters["dense0.weight"].ToArray());

    [Fact]
    public void NoSeedIsSeedZero() => Assert.Equal(Numbers.Values(new SmallClassifier(0).Parameters), Numbers.Values(new SmallClassifier().Parameters));

    [Fact]
    public void TheFirstParametersOfASeedArePinned()
    {
        // The same on every machine and framework: whoever changes them changes everybody's results.
        float[] weights = new SmallRegression(7).Parameters["dense0.weight"].ToArray();

        Assert.Equal([1054595017, 1051642267, -1087277932, 1056751985], Numbers.Bits(weights[..4]));
        Assert.All(new SmallRegression(7).Parameters["dense0.bias"].ToArray(), bias => Assert.Equal(0f, bias));
    }

    private static int[] Trained(int seed)
    {
        var network = new SmallClassifier(seed);
        for (int step = 0; step < 5; step++)
            network.TrainBatch(Numbers.Floats(8 * SmallClassifier.InputSize, step), Numbers.Classes(8, 3, step));
        return Numbers.Values(network.Parameters);
    }
}
