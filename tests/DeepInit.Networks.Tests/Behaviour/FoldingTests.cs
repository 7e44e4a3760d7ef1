namespace DeepInit.Networks.Tests.Behaviour;

/// <summary>Batch normalisation folded into the weights before it: predictions are those of the network as written, whatever has happened to the parameters.</summary>
public sealed class FoldingTests
{
    private const int Rows = 5;
    private static readonly float[] X = Numbers.Floats(Rows * FoldedNetwork.InputSize, 1);
    private static readonly float[] Target = [.. Enumerable.Range(0, Rows * 3).Select(i => i % 3 == i / 3 % 3 ? 1f : 0f)];

    private readonly FoldedNetwork _folded = new(3);
    private readonly UnfoldedNetwork _unfolded = new(3);

    [Fact]
    public void AFreshNetworkPredictsTheSame() => RequireEqual();

    [Fact]
    public void TrainingIsTheSameBitForBitAndPredictionsFollowIt()
    {
        for (int step = 0; step < 4; step++)
        {
            Assert.Equal(_unfolded.TrainBatch(X, Target), _folded.TrainBatch(X, Target));
            Assert.Equal(Numbers.Values(_unfolded.Parameters), Numbers.Values(_folded.Parameters));
            RequireEqual();
        }
    }

    [Fact]
    public void RunningStatisticsThatGradientsMoveAreFollowed()
    {
        RequireEqual();
        _folded.ComputeGradients(X, Target);
        _unfolded.ComputeGradients(X, Target);
        RequireEqual();
        _folded.Forward(X, new float[Rows * 3]);
        Assert.NotEqual(Numbers.Bits(Predict(_unfolded)), Numbers.Bits(_folded.Predict(X)));
        CopyAll(_folded.Parameters, _unfolded.Parameters);
        RequireEqual();
    }

    [Fact]
    public void AStepInTwoHalvesIsFollowedThoughPredictionsCameBetween()
    {
        _folded.ComputeGradients(X, Target);
        float[] between = _folded.Predict(X);
        _folded.ApplyGradients();
        Assert.NotEqual(Numbers.Bits(between), Numbers.Bits(_folded.Predict(X)));
        CopyAll(_folded.Parameters, _unfolded.Parameters);
        RequireEqual();
    }

    [Fact]
    public void PredictionsBesideTrainingLeaveNothingStale()
    {
        for (int round = 0; round < 30; round++)
        {
            bool isOver = false;
            var beside = new Thread(() =>
            {
                while (!Volatile.Read(ref isOver))
                    _folded.Predict(X);
            });
            beside.Start();
            for (int step = 0; step < 4; step++)
                _folded.TrainBatch(X, Target);
            Volatile.Write(ref isOver, true);
            beside.Join();

            var fresh = new FoldedNetwork();
            CopyAll(_folded.Parameters, fresh.Parameters);
            Assert.Equal(Numbers.Bits(fresh.Predict(X)), Numbers.Bits(_folded.Predict(X)));
        }
    }

    [Theory]
    [InlineData("c1.weight")]
    [InlineData("c2.bias")]
    [InlineData("c3.pointwise.weight")]
    [InlineData("n2.weight")]
    [InlineData("n4.bias")]
    [InlineData("n3.running_mean")]
    [InlineData("n5.running_var")]
    public void AnElementThatIsSetIsFollowed(string name)
    {
        RequireEqual();
        float[] before = _folded.Predict(X);
        _folded.Parameters[name][1] += 0.75f;
        Assert.NotEqual(Numbers.Bits(before), Numbers.Bits(_folded.Predict(X)));
        _unfolded.Parameters[name][1] += 0.75f;
        RequireEqual();
    }

    [Fact]
    public void WeightsThatAreLoadedAreFollowed()
    {
        RequireEqual();
        var other = new UnfoldedNetwork(9);
        other.TrainBatch(X, Target);
        using var stream = new MemoryStream();
        other.Save(stream);
        stream.Position = 0;
        _folded.Load(stream);
        CopyAll(_folded.Parameters, _unfolded.Parameters);
        RequireEqual();
    }

    [Fact]
    public void WeightsThatACallbackPutsBackAreFollowed()
    {
        var data = new Dataset<float>(X, Target);
        var options = new FitOptions { Epochs = 3, BatchSize = Rows, Validation = data, Callbacks = { new ExponentialMovingAverage(), new EarlyStopping { Patience = 1 } } };
        _folded.Fit(data, options);
        CopyAll(_folded.Parameters, _unfolded.Parameters);
        RequireEqual();
    }

    [Fact]
    public void ManyThreadsThatPredictAfterAChangeAgree()
    {
        for (int round = 0; round < 20; round++)
        {
            _folded.TrainBatch(X, Target);
            int[][] predictions = new int[8][];
            Parallel.For(0, predictions.Length, new ParallelOptions { MaxDegreeOfParallelism = predictions.Length }, i => predictions[i] = Numbers.Bits(_folded.Predict(X)));
            Assert.All(predictions, bits => Assert.Equal(predictions[0], bits));
        }

        CopyAll(_folded.Parameters, _unfolded.Parameters);
        RequireEqual();
    }

    private static void CopyAll(ParameterCollection<float> from, ParameterCollection<float> to)
    {
        foreach (Parameter<float> parameter in from)
            to[parameter.Name].CopyFrom(parameter.ToArray());
    }

    private static float[] Predict(UnfoldedNetwork network)
    {
        float[] p = new float[Rows * 3];
        float[] Rest(int size) => new float[Rows * size];
        network.Predict(
            X, p, Rest(UnfoldedNetwork.C1OutputSize), Rest(UnfoldedNetwork.N1OutputSize), Rest(UnfoldedNetwork.C2OutputSize), Rest(UnfoldedNetwork.N2OutputSize),
            Rest(UnfoldedNetwork.C3OutputSize), Rest(UnfoldedNetwork.C4OutputSize), Rest(UnfoldedNetwork.D1OutputSize), Rest(UnfoldedNetwork.N5OutputSize));
        return p;
    }

    // Probabilities: some rounding of sums of order one, carried through nine layers.
    private void RequireEqual() => Assert.All(_folded.Predict(X).Zip(Predict(_unfolded)), pair => Assert.Equal(pair.Second, pair.First, 2e-5f));
}
