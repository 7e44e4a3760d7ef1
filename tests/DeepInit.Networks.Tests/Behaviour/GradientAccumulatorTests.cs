using DeepInit.Networks.Tests.Compiling;
using DeepInit.Tests.Shared.Compiling;

namespace DeepInit.Networks.Tests.Behaviour;

/// <summary>A step by the gradients of several batches, each of which counts the same; and what tells it from one large batch.</summary>
public sealed class GradientAccumulatorTests
{
    private const string Layers = "[Network(Precision = Precision.Double)] [Input(3)] [Dense(4, Name = \"a\")]";

    private static readonly CompiledNetworks Networks = NetworkCompiler.Compile(
    [
        ("Accumulated", Layers + "[Dense(2)] [Loss(Loss.MeanSquaredError)] [SGD(LearningRate = 0.5, GlobalClipNorm = 0.05)]", true),
        ("Dropping", Layers + "[Dropout(0.5)] [Dense(2)] [Loss(Loss.MeanSquaredError)] [SGD(LearningRate = 0.5)]", true),
    ]);

    [Fact]
    public void EveryBatchCountsTheSame()
    {
        INetworkDriver<double> driver = Networks.Create<double>("Accumulated"), probe = Networks.Create<double>("Accumulated");
        var accumulator = new GradientAccumulator<double>((IGradientTrainableNetwork<double>)driver.Network, 2);
        for (int step = 0; step < 3; step++)
        {
            // 7 rows and 2.
            (double[] X, double[] Y)[] batches = [(Numbers.Doubles(21, step), Numbers.Doubles(14, 10 + step)), (Numbers.Doubles(6, 20 + step), Numbers.Doubles(4, 30 + step))];
            Dictionary<string, double[]> mean = [];
            foreach ((double[] x, double[] y) in batches)
            {
                probe.ComputeGradients(x, y);
                foreach (Parameter<double> parameter in probe.Parameters)
                    mean[parameter.Name] = [.. parameter.Gradient.ToArray().Select((g, i) => (g / 2) + (mean.TryGetValue(parameter.Name, out double[]? before) ? before[i] : 0))];
            }

            // The limit on the norm acts on the mean, once.
            double factor = Math.Min(1, 0.05 / (Math.Sqrt(mean.Values.Sum(gradient => gradient.Sum(g => g * g))) + 1e-6));
            Assert.True(factor < 1);
            foreach (Parameter<double> parameter in probe.Parameters)
                parameter.CopyFrom([.. parameter.ToArray().Select((p, i) => p - (0.5 * factor * mean[parameter.Name][i]))]);

            for (int i = 0; i < 2; i++)
            {
                driver.ComputeGradients(batches[i].X, batches[i].Y);
                Assert.Equal(i == 1, accumulator.Add());
                Assert.Equal(1 - i, accumulator.Pending);
            }

            Assert.Equal(step + 1, driver.StepCount);
            foreach (Parameter<double> parameter in probe.Parameters)
                Assert.All(parameter.ToArray().Zip(driver.Parameters[parameter.Name].ToArray()), pair => Assert.Equal(pair.First, pair.Second, 1e-14));
        }
    }

    // The same rows twice: with the same mask they would give the same gradients.
    [Fact]
    public void EachBatchOfAStepHasMasksOfItsOwn()
    {
        INetworkDriver<double> driver = Networks.Create<double>("Dropping");
        var accumulator = new GradientAccumulator<double>((IGradientTrainableNetwork<double>)driver.Network, 3);
        double[] x = Numbers.Doubles(24, 1), y = Numbers.Doubles(16, 2);
        driver.ComputeGradients(x, y);
        double[] first = driver.Parameters["a.weight"].Gradient.ToArray();
        accumulator.Add();
        driver.ComputeGradients(x, y);
        Assert.NotEqual(first, driver.Parameters["a.weight"].Gradient.ToArray());

        accumulator.Reset();
        driver.ComputeGradients(x, y);
        Assert.Equal(first, driver.Parameters["a.weight"].Gradient.ToArray());
    }

    [Fact]
    public void FitDoesNotBeginWithHalfAStep()
    {
        INetworkDriver<double> driver = Networks.Create<double>("Accumulated");
        var network = (IGradientTrainableNetwork<double>)driver.Network;
        var accumulator = new GradientAccumulator<double>(network, 2);
        var data = new Dataset<double>(Numbers.Doubles(12, 1), Numbers.Doubles(8, 2));
        driver.ComputeGradients(Numbers.Doubles(9, 1), Numbers.Doubles(6, 2));
        accumulator.Add();
        Assert.Contains(
            "has gathered gradients of 3 rows of Accumulated for a step that is not made yet",
            Assert.Throws<InvalidOperationException>(() => Trainer.Fit(network, data)).Message, StringComparison.Ordinal);
        Assert.Equal(0, network.StepCount);
        accumulator.Reset();
        Trainer.Fit(network, data);
        Assert.Equal(1, network.StepCount);
    }

    [Fact]
    public void WhatCannotBeGatheredIsRefused()
    {
        var network = (IGradientTrainableNetwork<double>)Networks.Create<double>("Accumulated").Network;
        Assert.Throws<ArgumentOutOfRangeException>(() => new GradientAccumulator<double>(network, 0));
        Assert.Throws<InvalidOperationException>(() => new GradientAccumulator<double>(network, 2).Add());
    }
}
