namespace DeepInit.Networks.Tests.Behaviour;

/// <summary>The loss of many batches is that of all their rows at once, whatever the batches. Right values come from naive loops over predictions.</summary>
public sealed class LossOverBatchesTests
{
    private const int Rows = 11;
    private static readonly double[] Weights = [0.5, 0, 3, 0];
    private static readonly float[] X = Numbers.Floats(Rows * 3, 1);
    private static readonly int[] Classes = [1, 1, 1, 0, 2, 3, 2, 2, 0, 1, 3];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(4)]
    [InlineData(11)]
    public void WeightedClassesDivideByTheWeightsOfAllRows(int batchSize)
    {
        var network = new WeighedClasses(1) { LearningRate = 0 };
        double expected = WeightedLoss(network);
        var data = new Dataset<float>(X, Classes);
        Assert.Equal(expected, Trainer.Evaluate(network, data, batchSize: batchSize).Loss, 1e-5);

        // Nothing moves at the rate 0, so that every step sees the same network.
        History history = Trainer.Fit(network, data, new FitOptions { BatchSize = batchSize, Validation = data, Epochs = 2 });
        foreach (EpochProgress epoch in history)
        {
            Assert.Equal(expected, epoch.Loss, 1e-5);
            Assert.Equal(expected, epoch.ValidationLoss!.Value, 1e-5);
        }

        history = Trainer.Fit(network, data, new FitOptions { BatchSize = batchSize, GradientAccumulationSteps = 3 });
        Assert.Equal(expected, history.Last!.Loss, 1e-5);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(7)]
    [InlineData(11)]
    public void EachLossHasItsOwnMean(int batchSize)
    {
        var network = new ThreeReductions(2) { LearningRate = 0 };
        double[] x = Array.ConvertAll(X, v => (double)v);
        int[] classes = Array.ConvertAll(Classes, c => c % 3);
        double[] values = Numbers.Doubles(Rows * 2, 5);
        double[] counts = Array.ConvertAll(Numbers.Doubles(Rows * 2, 6), v => v + 1);
        Dataset<double> data = new Dataset<double>().WithInput("x", x).WithClasses("classes", classes).WithTarget("values", values).WithTarget("counts", counts);

        double[] w = [0.5, 0, 3];
        double entropy = 0, weight = 0, squares = 0, poisson = 0;
        for (int r = 0; r < Rows; r++)
        {
            double[] row = x[(r * 3)..((r * 3) + 3)];
            double[] logits = Apply(network.Parameters, "classes", row, 3);
            double logSum = Math.Log(logits.Sum(Math.Exp));
            entropy += 0.8 * w[classes[r]] * (logSum - logits[classes[r]]);
            for (int c = 0; c < 3; c++)
                entropy += 0.2 / 3 * w[c] * (logSum - logits[c]);
            weight += w[classes[r]];
            double[] y = Apply(network.Parameters, "values", row, 2);
            double[] rates = Apply(network.Parameters, "counts", row, 2);
            for (int k = 0; k < 2; k++)
            {
                squares += (y[k] - values[(r * 2) + k]) * (y[k] - values[(r * 2) + k]);
                poisson += Math.Exp(rates[k]) - (counts[(r * 2) + k] * rates[k]);
            }
        }

        double expected = (2 * entropy / weight) + (0.5 * squares / (Rows * 2)) + (0.25 * poisson);
        Assert.Equal(expected, Trainer.Evaluate(network, data, batchSize: batchSize).Loss, 1e-12);
        Assert.Equal(expected, Trainer.Fit(network, data, new FitOptions { BatchSize = batchSize }).Last!.Loss, 1e-12);
    }

    [Fact]
    public void ABatchThatWeighsNothingMovesNothing()
    {
        var network = new WeighedClasses(1);
        network.TrainBatch(X, Classes);
        int[] values = Numbers.Values(network.Parameters);
        int[] states = Numbers.States(network.Parameters, "exp_avg", "exp_avg_sq");
        Assert.Equal(0, network.TrainBatch(X.AsSpan(0, 6), [1, 3]));
        Assert.Equal(0, network.ComputeLoss(X.AsSpan(0, 6), [1, 3]));
        Assert.Equal(0, network.TrainBatch(X.AsSpan(0, 6), [0, 2], [0, 0]));
        Assert.Equal(values, Numbers.Values(network.Parameters));
        Assert.Equal(states, Numbers.States(network.Parameters, "exp_avg", "exp_avg_sq"));
        Assert.Throws<ArgumentException>(() => network.TrainBatch([float.NaN, 0, 0], [1]));
        Assert.Throws<ArgumentException>(() => network.TrainBatch([float.NaN, 0, 0], [0], [0]));
    }

    [Fact]
    public void TheLossOfVeryManyRowsIsTheirMean()
    {
        const int Many = 4_000_000;
        float[] x = new float[Many];
        float[] y = new float[Many];
        Array.Fill(y, 0.7f);
        var network = new ManyRows(1);
        Assert.Equal((double)0.7f * 0.7f, network.ComputeLoss(x, y), 1e-6);
    }

    private static double WeightedLoss(WeighedClasses network)
    {
        double sum = 0, weight = 0;
        float[] outputs = network.Predict(X);
        for (int r = 0; r < Rows; r++)
        {
            double[] logits = [.. outputs.Skip(r * 4).Take(4).Select(z => (double)z)];
            sum += Weights[Classes[r]] * (Math.Log(logits.Sum(Math.Exp)) - logits[Classes[r]]);
            weight += Weights[Classes[r]];
        }

        return sum / weight;
    }

    private static double[] Apply(ParameterCollection<double> parameters, string layer, double[] x, int outputs)
    {
        double[] w = parameters.Single(p => p.Name == layer + ".weight").ToArray();
        double[] b = parameters.Single(p => p.Name == layer + ".bias").ToArray();
        return [.. Enumerable.Range(0, outputs).Select(o => b[o] + x.Select((v, i) => v * w[(o * x.Length) + i]).Sum())];
    }
}
