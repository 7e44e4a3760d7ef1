namespace DeepInit.Networks.Tests.Behaviour;

/// <summary>Schedules that were declared on the class.</summary>
public sealed class ScheduleTests
{
    private static readonly float[] X = Numbers.Floats(40 * 4, 1);
    private static readonly float[] Target = Numbers.Floats(40, 2);

    [Fact]
    public void FitAppliesTheScheduleOfTheClass()
    {
        List<double> rates = Rates(new ScheduledRegression(1), new FitOptions { BatchSize = 4, Epochs = 2 });
        var expected = new WarmupCosine(2, 20, 0.1);
        Assert.Equal(Enumerable.Range(0, 20).Select(step => expected.At(step, 0.1)), rates);
    }

    [Fact]
    public void ItCountsEpochsWhereItSaysSo() => Assert.Equal(
        [0.1, 0.1, 0.1, 0.1, 0.05, 0.05, 0.05, 0.05],
        Rates(new StairRegression(1), new FitOptions { BatchSize = 20, Epochs = 4 }),
        (a, b) => Math.Abs(a - b) < 1e-15);

    [Fact]
    public void AScheduleInTheOptionsTakesItsPlace() => Assert.All(
        Rates(new ScheduledRegression(1), new FitOptions { BatchSize = 4, Schedule = new LinearWarmup(1, 1, 1) }), rate => Assert.Equal(0.1, rate));

    [Fact]
    public void TheRateIsPutBackAtTheEndAndTrainBatchLeavesItAlone()
    {
        var network = new ScheduledRegression(1);
        network.Fit(new Dataset<float>(X, Target), new FitOptions { BatchSize = 4 });
        Assert.Equal(0.1, network.LearningRate);
        network.TrainBatch(X, Target);
        Assert.Equal(0.1, network.LearningRate);
    }

    private static List<double> Rates(ITrainableNetwork<float> network, FitOptions options)
    {
        var rates = new List<double>();
        options.Callbacks.Add(new LambdaCallback { OnStepFinished = context => rates.Add(context.LearningRate) });
        Trainer.Fit(network, new Dataset<float>(X, Target), options);
        return rates;
    }
}
