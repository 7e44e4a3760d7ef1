namespace DeepInit.Networks.Tests.Behaviour;

public sealed class TrainingTests
{
    private static readonly float[] X = Numbers.Floats(24, 1);
    private static readonly float[] Target = Numbers.Floats(6, 2);

    [Fact]
    public void AStepOfGradientDescentIsTheRateTimesTheGradient()
    {
        var network = new SmallRegression(1);
        network.ComputeGradients(X, Target);
        float[] gradient = network.Parameters["dense0.weight"].Gradient.ToArray();
        float[] start = network.Parameters["dense0.weight"].ToArray();
        network.LearningRate = 0.25;
        network.TrainBatch(X, Target);
        float[] end = network.Parameters["dense0.weight"].ToArray();

        // Rounding of a subtraction: half a unit in the last place of values below 2.
        for (int i = 0; i < start.Length; i++)
            Assert.Equal(start[i] - (0.25f * gradient[i]), end[i], 2.4e-7f);
    }

    [Fact]
    public void TheRateCanBeSetBetweenSteps()
    {
        var network = new SmallRegression(1);
        Assert.Equal(0.1, network.LearningRate);
        network.TrainBatch(X, Target);
        int[] values = Numbers.Values(network.Parameters);
        network.LearningRate = 0;
        network.TrainBatch(X, Target);
        Assert.Equal(values, Numbers.Values(network.Parameters));
        network.LearningRate = 0.1;
        network.TrainBatch(X, Target);
        Assert.NotEqual(values, Numbers.Values(network.Parameters));
        Assert.Equal(3, network.StepCount);
    }

    [Theory]
    [InlineData(-0.1)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void ARateThatIsNoneIsRefused(double rate)
    {
        var network = new SmallRegression();

        Assert.Throws<ArgumentOutOfRangeException>(() => network.LearningRate = rate);
        Assert.Equal(0.1, network.LearningRate);
    }

    [Fact]
    public void FrozenParametersStayAndTheOthersTrain()
    {
        var network = new PartlyFrozen(1);
        Dictionary<string, float[]> before = network.Parameters.ToDictionary(p => p.Name, p => p.ToArray());
        for (int step = 0; step < 5; step++)
            network.TrainBatch(Numbers.Floats(30, step), Numbers.Floats(10, step + 1));

        string[] moved = [.. network.Parameters.Where(p => !p.ToArray().SequenceEqual(before[p.Name])).Select(p => p.Name)];
        Assert.Equal(["dense0.weight", "dense0.bias", "dense2.weight"], moved);
        Assert.Throws<InvalidOperationException>(() => network.Parameters["dense1.weight"].Gradient);
        Assert.Throws<InvalidOperationException>(() => network.Parameters["dense2.bias"].OptimizerState("exp_avg"));
    }

    [Fact]
    public void ComputeLossAndComputeGradientsChangeNothing()
    {
        var network = new SmallClassifier(1);
        float[] x = Numbers.Floats(6 * SmallClassifier.InputSize, 1);
        int[] classes = Numbers.Classes(6, 3, 1);
        network.TrainBatch(x, classes);
        int[] before = Everything(network);
        float loss = network.ComputeLoss(x, classes);
        network.ComputeGradients(x, classes);

        Assert.Equal(before, Everything(network));
        Assert.Equal(loss, network.ComputeLoss(x, classes));
        Assert.Equal(1, network.StepCount);
    }

    [Fact]
    public void RowsDoNotDependOnTheirNeighbours()
    {
        var network = new WideClassifier(2);
        float[] x = Numbers.Floats(37 * WideClassifier.InputSize, 1);
        float[] together = network.Predict(x);

        // One row alone runs other tiles, whose sums have another order.
        for (int row = 0; row < 37; row++)
        {
            float[] alone = network.Predict(x.AsSpan(row * WideClassifier.InputSize, WideClassifier.InputSize));
            for (int i = 0; i < alone.Length; i++)
                Assert.Equal(together[(row * alone.Length) + i], alone[i], 1e-5f);
        }
    }

    [Fact]
    public void TheTotalLossIsTheWeightedSumOfItsParts()
    {
        var network = new SmallGraph(1);
        double[] left = Numbers.Doubles(15, 1);
        double[] right = Numbers.Doubles(51, 2);
        int[] classes = [0, 3, 1];
        double[] values = Numbers.Doubles(6, 3);
        double[] logits = new double[12];
        double[] predicted = new double[6];
        network.Predict(left, right, logits, predicted);

        double squares = predicted.Zip(values, (p, v) => (p - v) * (p - v)).Average();
        double entropy = logits.Chunk(4).Select((row, r) =>
        {
            double[] logs = [.. row.Select(z => z - Math.Log(row.Sum(Math.Exp)))];
            return -(0.9 * logs[classes[r]]) - (0.1 / 4 * logs.Sum());
        }).Average();
        Assert.Equal(entropy + (0.3 * squares), network.ComputeLoss(left, right, classes, values), 1e-13);
    }

    private static int[] Everything(SmallClassifier network) =>
        [.. Numbers.Values(network.Parameters), .. Numbers.States(network.Parameters, "exp_avg", "exp_avg_sq")];
}
