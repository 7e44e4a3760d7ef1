namespace DeepInitApp.Tests;

public sealed class MoonClassifierTests
{
    [Fact]
    public void ItLearnsPointsThatItHasNotSeen()
    {
        MoonClassifier model = Trained(seed: 0);
        (float[] points, float[] crescents) = Moons.Create(count: 500, seed: 2);

        float[] probabilities = model.Predict(points);

        double accuracy = probabilities.Zip(crescents, (p, c) => p > 0.5f == c > 0.5f).Average(right => right ? 1.0 : 0.0);
        Assert.True(accuracy > 0.97, $"accuracy {accuracy}");
    }

    [Fact]
    public void TheSameSeedGivesTheSameNetwork()
    {
        float[] point = [0.3f, -0.2f];

        Assert.Equal(Trained(seed: 3).Predict(point), Trained(seed: 3).Predict(point));
    }

    [Fact]
    public void ASavedNetworkPredictsTheSame()
    {
        MoonClassifier model = Trained(seed: 0);
        using var file = new MemoryStream();

        model.Save(file);
        file.Position = 0;
        var reloaded = new MoonClassifier(seed: 1);
        reloaded.Load(file);

        Assert.Equal(model.Predict([0.3f, -0.2f]), reloaded.Predict([0.3f, -0.2f]));
    }

    [Fact]
    public void PredictingAllocatesNothing()
    {
        var model = new MoonClassifier();
        (float[] points, _) = Moons.Create(count: 100, seed: 2);
        var probabilities = new float[100];
        model.Predict(points, probabilities);

        // A garbage collection meanwhile would count as some bytes, but not every time.
        Assert.Equal(0, Enumerable.Range(0, 10).Min(_ =>
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            model.Predict(points, probabilities);
            return GC.GetAllocatedBytesForCurrentThread() - before;
        }));
    }

    private static MoonClassifier Trained(int seed)
    {
        var model = new MoonClassifier(seed);
        (float[] points, float[] crescents) = Moons.Create(count: 1000, seed: 1);
        model.Fit(new Dataset<float>(points, crescents), new FitOptions { Epochs = 20, BatchSize = 32, Seed = seed });
        return model;
    }
}
