namespace DeepInit.Networks.Tests.Behaviour;

/// <summary>Rates and decays of parameters' own: declared, set while the program runs, and against the update written out.</summary>
public sealed class ParameterGroupTests
{
    private static readonly float[] X = Numbers.Floats(30 * 20, 1);
    private static readonly int[] Y = Numbers.Classes(30, 3, 2);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void SetAtRunTimeIsAsDeclared(int threads)
    {
        var declared = new GroupsByAttribute(1) { MaxThreads = threads };
        var network = new Freezable(1) { MaxThreads = threads };
        network.Parameters["dense0.weight"].LearningRateScale = 0.25;
        network.Parameters["dense0.bias"].LearningRateScale = 0.25;
        network.Parameters["dense0.bias"].WeightDecay = 0.5;
        network.Parameters["dense1.weight"].WeightDecay = 0;
        for (int step = 0; step < 5; step++)
            Assert.Equal(declared.TrainBatch(X, Y), network.TrainBatch(X, Y));
        Assert.Equal(Numbers.Values(declared.Parameters), Numbers.Values(network.Parameters));
        Assert.Equal(Numbers.States(declared.Parameters, "exp_avg", "exp_avg_sq"), Numbers.States(network.Parameters, "exp_avg", "exp_avg_sq"));
        Assert.Equal(
            declared.Parameters.Select(p => (p.LearningRateScale, p.WeightDecay)),
            network.Parameters.Select(p => (p.LearningRateScale, p.WeightDecay)));
    }

    [Fact]
    public void SetBackIsAsIfNeverSet()
    {
        var plain = new Freezable(1);
        var network = new Freezable(1);
        foreach (Parameter<float> parameter in network.Parameters)
        {
            double decay = parameter.WeightDecay;
            for (int i = 0; i < 1000; i++)
                (parameter.LearningRateScale, parameter.WeightDecay) = (i, i * 0.5);
            (parameter.LearningRateScale, parameter.WeightDecay) = (1, decay);
        }

        for (int step = 0; step < 3; step++)
            Assert.Equal(plain.TrainBatch(X, Y), network.TrainBatch(X, Y));
        Assert.Equal(Numbers.Values(plain.Parameters), Numbers.Values(network.Parameters));
    }

    [Fact]
    public void AStepIsThatOfPlainDescentWithL2()
    {
        var network = new ScaledDescent(3);
        float[][] before = [.. network.Parameters.Select(p => p.ToArray())];
        network.ComputeGradients(X, Y);
        float[][] gradients = [.. network.Parameters.Select(p => p.Gradient.ToArray())];
        network.TrainBatch(X, Y);
        (double Scale, double Decay)[] factors = [(0.5, 0.02), (2, 0), (1, 0.3), (2, 0)];
        for (int i = 0; i < factors.Length; i++)
        {
            float[] after = network.Parameters[i].ToArray();
            for (int j = 0; j < after.Length; j++)
                Assert.Equal(before[i][j] - (0.05 * factors[i].Scale * (gradients[i][j] + (factors[i].Decay * before[i][j]))), after[j], 1e-6);
        }
    }

    [Fact]
    public void AnOptimiserWithoutDecayDecaysWhatIsTold()
    {
        var network = new PlainDescent(3);
        var other = new PlainDescent(3);
        network.Parameters["dense0.bias"].WeightDecay = 0.5;
        network.Parameters["dense0.bias"].CopyFrom(Enumerable.Repeat(1f, 17).ToArray());
        other.Parameters["dense0.bias"].CopyFrom(Enumerable.Repeat(1f, 17).ToArray());
        network.TrainBatch(X, Y);
        other.TrainBatch(X, Y);
        float[] decayed = network.Parameters["dense0.bias"].ToArray(), plain = other.Parameters["dense0.bias"].ToArray();
        for (int i = 0; i < decayed.Length; i++)
            Assert.Equal(plain[i] - (0.05 * 0.5), decayed[i], 1e-6);
        Assert.Equal(other.Parameters["dense0.weight"].ToArray(), network.Parameters["dense0.weight"].ToArray());
    }

    [Fact]
    public void PartsOfABatchAndApplyGradientsTakeTheFactorsToo()
    {
        var whole = new ScaledDescent(3);
        var parts = new ScaledDescent(3) { MaxRowsPerPass = 7 };
        var applied = new ScaledDescent(3);
        whole.TrainBatch(X, Y);
        parts.TrainBatch(X, Y);
        applied.ComputeGradients(X, Y);
        applied.ApplyGradients();
        Assert.Equal(Numbers.Values(whole.Parameters), Numbers.Values(applied.Parameters));
        Assert.All(whole.Parameters.Zip(parts.Parameters), pair => Assert.All(pair.First.ToArray().Zip(pair.Second.ToArray()), p => Assert.Equal(p.First, p.Second, 1e-6f)));
    }

    [Fact]
    public void FactorsThatCannotBeAreRefused()
    {
        Parameter<float> parameter = new Freezable(1).Parameters[0];
        Assert.Throws<ArgumentOutOfRangeException>(() => parameter.LearningRateScale = -1);
        Assert.Throws<ArgumentOutOfRangeException>(() => parameter.WeightDecay = double.NaN);
        Assert.Contains("not trainable", Assert.Throws<InvalidOperationException>(() => new FrozenByAttribute(1).Parameters[0].LearningRateScale = 2).Message);
        Assert.Equal((1, 0), (new FrozenByAttribute(1).Parameters[0].LearningRateScale, new FrozenByAttribute(1).Parameters[0].WeightDecay));
    }

    [Fact]
    public void TheTableSaysWhatMovesWhat()
    {
        string table = new GroupsByAttribute().Summary();
        Assert.Contains("0.0025 (×0.25)", table);
        Assert.Contains("[Parameter(\"dense0.*\")]", table);
        Assert.Contains("as layer and optimiser say", table);
    }
}

[Network]
[Input(20)]
[Dense(17, Activation = ReLU)]
[Dense(3)]
[Loss(CrossEntropy)]
[AdamW(LearningRate = 0.01, WeightDecay = 0.1)]
[Parameter("dense0.*", LearningRateScale = 0.25)]
[Parameter("dense0.bias", WeightDecay = 0.5)]
[Parameter("dense1.weight", WeightDecay = 0)]
public sealed partial class GroupsByAttribute;

[Network]
[Input(20)]
[Dense(17, Activation = ReLU)]
[Dense(3)]
[Loss(CrossEntropy)]
[SGD(LearningRate = 0.05, WeightDecay = 0.02, DecoupledWeightDecay = false)]
[Parameter("dense0.weight", LearningRateScale = 0.5)]
[Parameter("*.bias", LearningRateScale = 2)]
[Parameter("dense1.weight", WeightDecay = 0.3)]
public sealed partial class ScaledDescent;

[Network]
[Input(20)]
[Dense(17, Activation = ReLU)]
[Dense(3)]
[Loss(CrossEntropy)]
[SGD(LearningRate = 0.05)]
public sealed partial class PlainDescent;
