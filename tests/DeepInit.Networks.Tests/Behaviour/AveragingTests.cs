using DeepInit.Networks.Tests.Compiling;
using DeepInit.Tests.Shared.Compiling;

namespace DeepInit.Networks.Tests.Behaviour;

/// <summary>
/// Averages of weights, held to loops in double precision: training goes on as if there were none, to the bit; predictions, losses and files see the average, without a mode to forget;
/// batch statistics are those of the average.
/// </summary>
public sealed class AveragingTests
{
    private const int Rows = 24;
    private const int Inputs = 5;
    private const string Layers = "[Network(Precision = Precision.Double)] [Input(5)] [Dense(7, Name = \"a\", UseBias = false)] [BatchNormalization(Name = \"n\")] [Activation(Activation.Tanh)] [Dense(2, Name = \"b\")] [Loss(Loss.MeanSquaredError)] [AdamW(LearningRate = 0.02)]";

    private static readonly CompiledNetworks Networks = NetworkCompiler.Compile(
    [
        ("Plain", Layers, true),
        ("Moving", Layers + "[ExponentialMovingAverage(0.8, WarmUp = false)]", true),
        ("Warming", Layers + "[ExponentialMovingAverage(0.9)]", true),
        ("Equal", Layers + "[StochasticWeightAveraging(3, Every = 2)]", true),
    ]);

    private static double[] X { get; } = Numbers.Doubles(Rows * Inputs, 1);

    private static double[] Y { get; } = Numbers.Doubles(Rows * 2, 2);

    [Theory]
    [InlineData("Moving")]
    [InlineData("Warming")]
    [InlineData("Equal")]
    public void TheAverageIsThatOfAPlainLoop(string name)
    {
        INetworkDriver<double> averaged = Networks.Create<double>(name), plain = Networks.Create<double>("Plain");
        foreach (string weight in new[] { "a.weight", "n.weight", "n.bias", "b.weight", "b.bias" })
            averaged.Parameters[weight].CopyFrom(plain.Parameters[weight].ToArray());
        Dictionary<string, double[]> average = plain.Parameters.Where(p => p.Trainable).ToDictionary(p => p.Name, p => p.ToArray());
        int taken = 0;
        for (int step = 1; step <= 9; step++)
        {
            Assert.Equal(plain.TrainBatch(X, Y), averaged.TrainBatch(X, Y));
            taken += step >= 3 && step % 2 == 1 ? 1 : 0;
            double decay = name switch
            {
                "Moving" => 0.8,
                "Warming" => Math.Min(0.9, (1.0 + step) / (10 + step)),
                _ => step < 3 ? 0 : step % 2 == 0 ? 1 : 1 - (1.0 / taken),
            };
            foreach (Parameter<double> parameter in plain.Parameters)
            {
                Assert.Equal(parameter.ToArray(), averaged.Parameters[parameter.Name].ToArray());
                if (!parameter.Trainable)
                    continue;
                double[] values = parameter.ToArray(), seen = averaged.Parameters[parameter.Name].Inference.ToArray(), mean = average[parameter.Name];
                for (int i = 0; i < values.Length; i++)
                {
                    mean[i] = (decay * mean[i]) + ((1 - decay) * values[i]);
                    Assert.Equal(mean[i], seen[i], 1e-14);
                }
            }
        }
    }

    [Theory]
    [InlineData("Moving")]
    [InlineData("Equal")]
    public void PredictionsLossesAndFilesSeeTheAverage(string name)
    {
        INetworkDriver<double> averaged = Networks.Create<double>(name), plain = Networks.Create<double>("Plain");
        for (int step = 0; step < 5; step++)
            averaged.TrainBatch(X, Y);

        using var file = new MemoryStream();
        WeightFile.Save(averaged.Parameters, file);
        file.Position = 0;
        WeightFile.Load(plain.Parameters, file);
        Assert.Equal(plain.Predict(X), averaged.Predict(X));
        Assert.Equal(plain.Predict(X[..Inputs]), averaged.Predict(X[..Inputs]));
        Assert.Equal(plain.ComputeLoss(X, Y), averaged.ComputeLoss(X, Y));

        // With the switch, everything sees the weights that train.
        foreach (Parameter<double> parameter in averaged.Parameters)
            plain.Parameters[parameter.Name].CopyFrom(parameter.ToArray());
        Assert.NotEqual(plain.Predict(X), averaged.Predict(X));
        averaged.Parameters.PredictsAverages = false;
        Assert.Equal(plain.Predict(X), averaged.Predict(X));
        Assert.Equal(plain.ComputeLoss(X, Y), averaged.ComputeLoss(X, Y));
    }

    [Theory]
    [InlineData("Moving")]
    [InlineData("Equal")]
    public void WeightsThatAreSetAreTheAverageToo(string name)
    {
        INetworkDriver<double> averaged = Networks.Create<double>(name);
        for (int step = 0; step < 5; step++)
            averaged.TrainBatch(X, Y);
        double[] before = averaged.Parameters["a.weight"].Inference.ToArray();
        averaged.Parameters["a.weight"][3, 2] = 0.5;
        double[] after = averaged.Parameters["a.weight"].Inference.ToArray();
        Assert.Equal(0.5, after[(3 * Inputs) + 2]);
        before[(3 * Inputs) + 2] = 0.5;
        Assert.Equal(before, after);

        double[] all = Numbers.Doubles(14, 3);
        averaged.Parameters["b.weight"].CopyFrom(all);
        Assert.Equal(all, averaged.Parameters["b.weight"].Inference.ToArray());
    }

    [Theory]
    [InlineData("Moving")]
    [InlineData("Equal")]
    public void StatisticsThatWereEstimatedOutliveASearchForARate(string name)
    {
        INetworkDriver<double> averaged = Networks.Create<double>(name);
        var network = (ITrainableNetwork<double>)averaged.Network;
        var data = new Dataset<double>(X, Y);
        network.Fit(data, new FitOptions { Epochs = 3, BatchSize = 8 });
        double[] before = averaged.Predict(X), statistics = averaged.Parameters["n.running_var"].Inference.ToArray();
        network.FindLearningRate(data, new FindLearningRateOptions { BatchSize = 8, Steps = 20 });
        Assert.Equal(before, averaged.Predict(X));
        Assert.Equal(statistics, averaged.Parameters["n.running_var"].Inference.ToArray());
        Assert.NotEqual(statistics, averaged.Parameters["n.running_var"].ToArray());
    }

    [Fact]
    public void StatisticsThatWereEstimatedOutliveALookIntoLayers()
    {
        Assert.Equal(Seen(), Seen(new LayerStatistics()));

        static double[] Seen(params ITrainingCallback[] before)
        {
            INetworkDriver<double> averaged = Networks.Create<double>("Moving");
            var network = (ITrainableNetwork<double>)averaged.Network;
            List<double> seen = [];
            var options = new FitOptions { Epochs = 3, BatchSize = 8 };
            foreach (ITrainingCallback callback in before)
                options.Callbacks.Add(callback);
            options.Callbacks.Add(new LambdaCallback { OnEpochFinished = (_, _) => seen.AddRange(averaged.Predict(X)) });
            network.Fit(new Dataset<double>(X, Y), options);
            return [.. seen];
        }
    }

    // W x of the averaged weights by a plain loop: means of batches' means, and of their variances over n − 1.
    [Fact]
    public void BatchStatisticsAreEstimatedForTheAverage()
    {
        INetworkDriver<double> averaged = Networks.Create<double>("Equal"), plain = Networks.Create<double>("Equal");
        for (int step = 0; step < 6; step++)
        {
            averaged.TrainBatch(X, Y);
            plain.TrainBatch(X, Y);
        }

        const int BatchSize = 10;
        ((ILossNetwork<double>)averaged.Network).EstimateStatistics(new Dataset<double>(X, Y), BatchSize);
        double[] weight = averaged.Parameters["a.weight"].Inference.ToArray();
        double[] mean = new double[7], variance = new double[7];
        int[] starts = [0, 10, 20];
        foreach (int start in starts)
        {
            int count = Math.Min(BatchSize, Rows - start);
            for (int unit = 0; unit < 7; unit++)
            {
                double[] z = [.. Enumerable.Range(start, count).Select(row => Enumerable.Range(0, Inputs).Sum(i => weight[(unit * Inputs) + i] * X[(row * Inputs) + i]))];
                mean[unit] += z.Average() / starts.Length;
                variance[unit] += z.Sum(value => Math.Pow(value - z.Average(), 2)) / (count - 1) / starts.Length;
            }
        }

        for (int unit = 0; unit < 7; unit++)
        {
            Assert.Equal(mean[unit], averaged.Parameters["n.running_mean"].Inference[unit], 1e-12);
            Assert.Equal(variance[unit], averaged.Parameters["n.running_var"].Inference[unit], 1e-12);
        }

        // The training has not noticed, and with the next step they are of other weights.
        Assert.Equal(plain.TrainBatch(X, Y), averaged.TrainBatch(X, Y));
        foreach (Parameter<double> parameter in plain.Parameters)
            Assert.Equal(parameter.ToArray(), averaged.Parameters[parameter.Name].ToArray());
        Assert.Equal(averaged.Parameters["n.running_mean"].ToArray(), averaged.Parameters["n.running_mean"].Inference.ToArray());
    }

    [Theory]
    [InlineData("Moving")]
    [InlineData("Equal")]
    public void ATrainingThatStoppedGoesOnAsIfItHadNot(string name)
    {
        string path = Path.Combine(Path.GetTempPath(), $"Averaging{Guid.NewGuid():N}.safetensors");
        try
        {
            Fit(2, path);
            (double[] Weights, double[] Predicted) whole = Fit(4, null), parted = Fit(4, path);
            Assert.Equal(whole.Weights, parted.Weights);
            Assert.Equal(whole.Predicted, parted.Predicted);
        }
        finally
        {
            File.Delete(path);
        }

        (double[] Weights, double[] Predicted) Fit(int epochs, string? checkpoint)
        {
            INetworkDriver<double> driver = Networks.Create<double>(name);
            var network = (ITrainableNetwork<double>)driver.Network;
            network.Fit(new Dataset<double>(X, Y), new FitOptions { Epochs = epochs, BatchSize = 10, Checkpoint = checkpoint is null ? null : new CheckpointOptions(checkpoint) });
            return ([.. driver.Parameters.SelectMany(p => p.ToArray().Concat(p.Inference.ToArray()))], driver.Predict(X));
        }
    }

    // What is measured after an epoch is what the network is when the weights of that epoch are put back.
    [Fact]
    public void TheBestWeightsAreThoseOfTheBestAverage()
    {
        INetworkDriver<double> driver = Networks.Create<double>("Equal");
        var network = (ITrainableNetwork<double>)driver.Network;
        var validation = new Dataset<double>(Numbers.Doubles(12 * Inputs, 5), Numbers.Doubles(12 * 2, 6));
        History history = network.Fit(new Dataset<double>(X, Y), new FitOptions
        {
            Epochs = 12,
            BatchSize = 8,
            Validation = validation,
            Callbacks = { new EarlyStopping { Patience = 3, RestoreBestWeights = true } },
        });
        Assert.Equal(history.Min(epoch => epoch.ValidationLoss!.Value), network.Evaluate(validation, batchSize: 8).Loss);
    }

    [Theory]
    [InlineData("Moving")]
    [InlineData("Equal")]
    public void AStepAndAPredictionTakeNoMemory(string name)
    {
        INetworkDriver<double> driver = Networks.Create<double>(name);
        double[][] x = [X], predicted = [new double[Rows * 2]];
        Array[] y = [Y];
        Assert.Equal(0, Allocations.Of(
            () =>
            {
                driver.TrainBatch(x, y);
                driver.Predict(x, predicted);
            },
            calls: 8));
    }
}
