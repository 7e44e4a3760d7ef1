using DeepInit.Networks.Tests.Compiling;
using DeepInit.Runtime;
using DeepInit.Tests.Shared;
using DeepInit.Tests.Shared.Compiling;

namespace DeepInit.Networks.Tests.Behaviour;

/// <summary>L-BFGS, whose steps take a batch through the network several times. Its numbers are held to PyTorch's by the conformance cases.</summary>
public sealed class LBFGSTests
{
    private const string Wide = "[Network] [Input(96)] [Dense(80, Name = \"a\")] [BatchNormalization(Name = \"norm\")] [Activation(Activation.Tanh)] [Dense(48)] [Loss(Loss.MeanSquaredError)] ";
    private const string Small = "[Network(Precision = Precision.Double)] [Input(5)] [Dense(7, Name = \"a\", Activation = Activation.Tanh)] [Dense(3, Name = \"b\")] [Loss(Loss.MeanSquaredError)] ";

    private static readonly CompiledNetworks Networks = NetworkCompiler.Compile(
    [
        ("Wide", Wide + "[LBFGS(HistorySize = 3, MaxIterations = 4)]", false),
        ("Around", Wide + "[LBFGS(HistorySize = 2, MaxIterations = 3)] [Lookahead(2)] [ExponentialMovingAverage(0.9)]", false),
        ("Linear", "[Network(Precision = Precision.Double)] [Input(5)] [Dense(3, Name = \"a\")] [Loss(Loss.MeanSquaredError)] [LBFGS]", true),
        ("Small", Small + "[LBFGS(MaxIterations = 3)]", true),
        ("Punished", Small + "[LBFGS] [Parameter(\"*.weight\", L2 = 0.05)]", true),
    ]);

    private static double[] X { get; } = Numbers.Doubles(40 * 5, 1);

    private static double[] Y { get; } = Numbers.Doubles(40 * 3, 2);

    [Fact]
    public void ALeastSquaresProblemIsSolvedInAFewSteps()
    {
        INetworkDriver<double> driver = Networks.Create<double>("Linear");
        for (int step = 0; step < 4; step++)
            driver.TrainBatch(X, Y);
        driver.ComputeGradients(X, Y);

        // It ends where the loss changes by less than 1e-9, which is quadratic in the gradient.
        Assert.All(driver.Parameters, parameter => Assert.All(parameter.Gradient.ToArray(), g => Assert.InRange(g, -1e-4, 1e-4)));
    }

    // The penalty is a part of the loss that the line search sees: where it ends, both gradients cancel.
    [Fact]
    public void APenaltyIsPartOfWhatItMinimises()
    {
        INetworkDriver<double> driver = Networks.Create<double>("Punished");
        double first = driver.TrainBatch(X, Y), last = first;
        for (int step = 0; step < 15; step++)
        {
            double loss = driver.TrainBatch(X, Y);
            Assert.True(loss <= last);
            last = loss;
        }

        driver.ComputeGradients(X, Y);
        Assert.All(driver.Parameters, parameter => Assert.All(parameter.Gradient.ToArray(), g => Assert.InRange(g, -1e-3, 1e-3)));
    }

    [Theory]
    [InlineData("Wide")]
    [InlineData("Around")]
    public void ATrainingThatStoppedGoesOnAsIfItHadNot(string name)
    {
        string path = Path.Combine(Path.GetTempPath(), $"{name}{Guid.NewGuid():N}.safetensors");
        var data = new Dataset<float>(Numbers.Floats(40 * 96, 1), Numbers.Floats(40 * 48, 2));
        try
        {
            Fit(2, path);
            Assert.Equal(Fit(5, null), Fit(5, path));
        }
        finally
        {
            File.Delete(path);
        }

        int[] Fit(int epochs, string? checkpoint)
        {
            var network = (ITrainableNetwork<float>)Networks.CreateNetwork<float>(name);
            network.Fit(data, new FitOptions { Epochs = epochs, BatchSize = 40, Checkpoint = checkpoint is null ? null : new CheckpointOptions(checkpoint) });
            return
            [
                .. Numbers.Values(network.Parameters),
                .. network.Parameters.SelectMany(p => p.OptimizerStateNames.SelectMany(state => p.OptimizerState(state).ToArray())).Select(BitConverter.SingleToInt32Bits),
            ];
        }
    }

    [Theory]
    [InlineData("Wide")]
    [InlineData("Around")]
    public void ThreadsDoNotChangeABit(string name)
    {
        int rows = (int)(ThreadTeam.WorthSharing / (96 * 80)) + 8;
        float[] x = Numbers.Floats(rows * 96, 1), target = Numbers.Floats(rows * 48, 2);
        int[] alone = Trained(1);
        Assert.Equal(alone, Trained(2));
        Assert.Equal(alone, Trained(3));

        int[] Trained(int threads)
        {
            INetworkDriver<float> driver = Networks.Create<float>(name);
            driver.MaxThreads = threads;
            for (int step = 0; step < 3; step++)
                driver.TrainBatch(x, target);
            return Numbers.Values(driver.Parameters);
        }
    }

    [Fact]
    public void PartsOfABatchMakeTheSameStep()
    {
        INetworkDriver<double> whole = Networks.Create<double>("Small"), parts = Networks.Create<double>("Small");
        ((IPartwiseNetwork)parts.Network).MaxRowsPerPass = 16;
        for (int step = 0; step < 2; step++)
            Assert.Equal(whole.TrainBatch(X, Y), parts.TrainBatch(X, Y), 1e-9);
        foreach (Parameter<double> parameter in whole.Parameters)
            Assert.All(parameter.ToArray().Zip(parts.Parameters[parameter.Name].ToArray()), pair => Assert.Equal(pair.First, pair.Second, 1e-7));
    }

    // 0.99 of what they were, and 0.01 of the first pass: the passes of the line search leave no trace.
    [Fact]
    public void RunningStatisticsMoveOnceForAStep()
    {
        INetworkDriver<float> stepped = Networks.Create<float>("Wide"), probe = Networks.Create<float>("Wide");
        float[] x = Numbers.Floats(40 * 96, 1), target = Numbers.Floats(40 * 48, 2);
        stepped.TrainBatch([x], [target]);
        probe.ComputeGradients([x], [target]);
        foreach (string name in new[] { "norm.running_mean", "norm.running_var" })
            Assert.Equal(probe.Parameters[name].ToArray(), stepped.Parameters[name].ToArray());
    }

    [Fact]
    public void WhatIsFrozenStays()
    {
        INetworkDriver<double> driver = Networks.Create<double>("Small");
        driver.TrainBatch(X, Y);
        Parameter<double> frozen = driver.Parameters["a.weight"];
        double[] before = frozen.ToArray();
        frozen.Frozen = true;
        double loss = driver.TrainBatch(X, Y);
        Assert.Equal(before, frozen.ToArray());
        Assert.True(driver.ComputeLoss(X, Y) < loss);
        frozen.Frozen = false;
        driver.TrainBatch(X, Y);
        Assert.NotEqual(before, frozen.ToArray());
    }

    [Fact]
    public void AStepTakesNoMemory()
    {
        INetworkDriver<float> driver = Networks.Create<float>("Wide");
        float[][] x = [Numbers.Floats(40 * 96, 1)];
        Array[] target = [Numbers.Floats(40 * 48, 2)];
        for (int step = 0; step < 3; step++)
            driver.TrainBatch(x, target);
        Assert.Equal(0, Allocations.Of(() => driver.TrainBatch(x, target)));
    }

    [Fact]
    public void GradientsAloneMakeNoStep()
    {
        INetworkDriver<double> driver = Networks.Create<double>("Small");
        driver.TrainBatch(X, Y);
        double[] before = driver.Parameters["a.weight"].ToArray();
        driver.ComputeGradients(X, Y);
        var error = Assert.Throws<InvalidOperationException>(((IGradientTrainableNetwork<double>)driver.Network).ApplyGradients);
        Assert.Contains("LBFGS evaluates the loss at several points", error.Message, StringComparison.Ordinal);
        Assert.Equal(before, driver.Parameters["a.weight"].ToArray());
        Assert.Equal(1, driver.StepCount);
    }

    [Fact]
    public void WhatWantsGradientsBetweenPassAndStepIsRefusedBeforeAnythingMoves()
    {
        var network = (IGradientTrainableNetwork<double>)Networks.CreateNetwork<double>("Small");
        double[] before = network.Parameters["a.weight"].ToArray();
        var hook = new Counting();
        var error = Assert.Throws<ArgumentException>(() => network.Fit(new Dataset<double>(X, Y), new FitOptions { BatchSize = 64, GradientHook = hook }));
        Assert.Contains("FitOptions.GradientHook: Small trains by LBFGS", error.Message, StringComparison.Ordinal);
        Assert.Contains("Small trains by LBFGS", Assert.Throws<ArgumentException>(() => new GradientAccumulator<double>(network, 2)).Message, StringComparison.Ordinal);
        Assert.Equal(0, hook.Calls);
        Assert.Equal(0, network.StepCount);
        Assert.Equal(before, network.Parameters["a.weight"].ToArray());
    }

    private sealed class Counting : IGradientHook<double>
    {
        public int Calls { get; private set; }

        public void OnGradients(GradientStep<double> step) => Calls++;
    }

    [Fact]
    public void FactorsOfSingleParametersAreRefused()
    {
        var network = (ITrainableNetwork<double>)Networks.CreateNetwork<double>("Small");
        Assert.Contains("whose line search moves all parameters together", Assert.Throws<InvalidOperationException>(() => network.Parameters["a.weight"].LearningRateScale = 0.5).Message, StringComparison.Ordinal);
        Assert.Throws<InvalidOperationException>(() => network.Parameters["a.weight"].WeightDecay = 0.1);
        Assert.Equal(1, network.Parameters["a.weight"].LearningRateScale);
    }

    [Fact]
    public void FitRefusesBatchesOfLessThanAllRows()
    {
        var network = (ITrainableNetwork<double>)Networks.CreateNetwork<double>("Small");
        var data = new Dataset<double>(X, Y);
        var error = Assert.Throws<ArgumentException>(() => network.Fit(data, new FitOptions { Epochs = 1, BatchSize = 16 }));
        Assert.Equal("Small trains by LBFGS, which needs the same rows in every step: all of them. Set FitOptions.BatchSize to their number; it is 16, which makes 3 batches.", error.Message);
        Assert.Equal(0, network.StepCount);
        network.Fit(data, new FitOptions { Epochs = 3, BatchSize = 64 });
        Assert.Equal(3, network.StepCount);
    }
}
