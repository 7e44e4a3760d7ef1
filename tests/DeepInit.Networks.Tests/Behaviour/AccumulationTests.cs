using DeepInit.Networks.Tests.Kernels;

namespace DeepInit.Networks.Tests.Behaviour;

/// <summary>A step in parts is the step of the whole batch: to rounding, because sums have another order, and to the bit on any number of threads.</summary>
public sealed class AccumulationTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(6)]
    public void TwoLossesInPartsAreTheWholeStep(int rowsPerPass)
    {
        double[] left = Numbers.Doubles(35, 1);
        double[] right = Numbers.Doubles(7 * 17, 2);
        int[] classes = Numbers.Classes(7, 4, 3);
        double[] values = Numbers.Doubles(14, 4);
        var whole = new SmallGraph(1);
        var parts = new SmallGraph(1) { MaxRowsPerPass = rowsPerPass };
        for (int step = 0; step < 3; step++)
            Assert.Equal(whole.TrainBatch(left, right, classes, values), parts.TrainBatch(left, right, classes, values), 1e-13);

        Same(Values(whole.Parameters), Values(parts.Parameters), 1e-13);
        Assert.Equal(3, parts.StepCount);
    }

    // The mean divides by the weights of all targets, which differ from part to part.
    [Fact]
    public void WeightedClassesAreThoseOfTheWholeBatch()
    {
        double[] x = Numbers.Doubles(35, 1);
        int[] classes = [0, 0, 2, 1, 1, 2, 2];
        double[] weights = [1, 2, 0, 0.5, 1, 1, 3];
        var whole = new CrossEntropyNetwork(1);
        var parts = new CrossEntropyNetwork(1) { MaxRowsPerPass = 2 };
        Assert.Equal(whole.TrainBatch(x, classes), parts.TrainBatch(x, classes), 1e-13);
        Assert.Equal(whole.TrainBatch(x, classes, weights), parts.TrainBatch(x, classes, weights), 1e-13);
        Same(Values(whole.Parameters), Values(parts.Parameters), 1e-13);
    }

    [Fact]
    public void ASumStaysASum()
    {
        double[] x = Numbers.Doubles(35, 1);
        double[] target = Numbers.Doubles(21, 2);
        var whole = new MeanAbsoluteErrorNetwork(1);
        var parts = new MeanAbsoluteErrorNetwork(1) { MaxRowsPerPass = 3 };
        Assert.Equal(whole.TrainBatch(x, target), parts.TrainBatch(x, target), 1e-13);
        Same(Values(whole.Parameters), Values(parts.Parameters), 1e-13);
    }

    // AdamW, clipped by the norm of the whole gradient; float, so that a few units of 2^-24 differ, which AdamW's division enlarges where gradients are tiny.
    [Fact]
    public void TheNormThatClipsIsThatOfTheWholeGradient()
    {
        float[] left = Numbers.Floats(23 * 200, 1);
        float[] right = Numbers.Floats(23 * 120, 2);
        int[] classes = Numbers.Classes(23, 9, 3);
        float[] values = Numbers.Floats(46, 4);
        var whole = new WideGraph(1) { IsRandomized = false };
        var parts = new WideGraph(1) { IsRandomized = false, MaxRowsPerPass = 8 };
        Assert.Equal(whole.TrainBatch(left, right, classes, values), parts.TrainBatch(left, right, classes, values), 1e-5f);
        Same(
            [.. whole.Parameters.SelectMany(p => p.Gradient.ToArray()).Select(g => (double)g)],
            [.. parts.Parameters.SelectMany(p => p.Gradient.ToArray()).Select(g => (double)g)],
            1e-6);
    }

    [Fact]
    public void PartsGiveTheSameBitsOnAnyNumberOfThreads()
    {
        int[] Trained(int threads)
        {
            var network = new WideClassifier(1) { MaxThreads = threads, MaxRowsPerPass = 32 };
            for (int step = 0; step < 3; step++)
                network.TrainBatch(Numbers.Floats(100 * 256, step), Numbers.Classes(100, 10, step));
            return Numbers.Values(network.Parameters);
        }

        Assert.Equal(Trained(1), Trained(2));
        Assert.Equal(Trained(2), Trained(5));
    }

    [Fact]
    public void EachPartDrawsNumbersMasksOfItsOwn()
    {
        // What goes in comes out but for the mask, and the loss of row r alone is what its mask drops: equal rows differ only by their masks.
        float[] row = Numbers.Floats(64, 1);
        var network = new OnlyDropout(1) { MaxRowsPerPass = 1 };
        float two = network.TrainBatch([.. row, .. row], [.. row, .. row]);
        float once = new OnlyDropout(1).TrainBatch(row, row);
        Assert.NotEqual(once, two);
    }

    [Fact]
    public void GradientsThatAreAppliedAreAStepOfTheSameBits()
    {
        double[] left = Numbers.Doubles(15, 1);
        double[] right = Numbers.Doubles(51, 2);
        int[] classes = [0, 3, 1];
        double[] values = Numbers.Doubles(6, 3);
        var trained = new SmallGraph(1);
        var applied = new SmallGraph(1);
        for (int step = 0; step < 2; step++)
        {
            trained.TrainBatch(left, right, classes, values);
            applied.ComputeGradients(left, right, classes, values);
            applied.ApplyGradients();
        }

        Assert.Equal(Values(trained.Parameters), Values(applied.Parameters));
        Assert.Equal(2, applied.StepCount);
    }

    [Fact]
    public void ALoopThatKnowsNoClassHasTheTwoHalvesOfAStep()
    {
        var data = new Dataset<float>(Numbers.Floats(12, 1), Numbers.Floats(3, 2));
        ITrainableNetwork<float> trained = new SmallRegression(1);
        IGradientTrainableNetwork<float> applied = new SmallRegression(1);
        BatchOf<float>.Use(trained, data, batch => trained.TrainBatch(batch));
        BatchOf<float>.Use(applied, data, batch =>
        {
            applied.ComputeGradients(batch);
            applied.ApplyGradients();
        });

        Assert.NotEqual(Numbers.Values(new SmallRegression(1).Parameters), Numbers.Values(applied.Parameters));
        Assert.Equal(Numbers.Values(trained.Parameters), Numbers.Values(applied.Parameters));
    }

    [Fact]
    public void AppliedGradientsAreClippedAsInAStep()
    {
        float[] left = Numbers.Floats(5 * 200, 1);
        float[] right = Numbers.Floats(5 * 120, 2);
        int[] classes = Numbers.Classes(5, 9, 3);
        float[] values = Numbers.Floats(10, 4);
        var trained = new WideGraph(1);
        var applied = new WideGraph(1);
        trained.TrainBatch(left, right, classes, values);
        applied.ComputeGradients(left, right, classes, values);
        applied.ApplyGradients();
        Assert.Equal(Numbers.Values(trained.Parameters), Numbers.Values(applied.Parameters));
    }

    [Fact]
    public void WithoutGradientsThereIsNothingToApply() =>
        Assert.Contains("ComputeGradients", Assert.Throws<InvalidOperationException>(new SmallRegression(1).ApplyGradients).Message, StringComparison.Ordinal);

    [Fact]
    public void AFaultInTheLastPartLeavesTheNetworkAsItWas()
    {
        float[] x = Numbers.Floats(6 * 4, 1);
        x[^1] = float.NaN;
        var network = new SmallRegression(1) { MaxRowsPerPass = 2 };
        int[] before = Numbers.Values(network.Parameters);
        Assert.Throws<ArgumentException>(() => network.TrainBatch(x, Numbers.Floats(6, 2)));
        Assert.Equal(before, Numbers.Values(network.Parameters));
        Assert.Equal(0, network.StepCount);
    }

    [Fact]
    public void AtLeastOneRowGoesThrough() => Assert.Throws<ArgumentOutOfRangeException>(() => new SmallRegression(1).MaxRowsPerPass = 0);

    [Fact]
    public void FitAddsUpTheGradientsOfSeveralBatches()
    {
        float[] x = Numbers.Floats(40 * 4, 1);
        float[] target = Numbers.Floats(40, 2);
        var whole = new SmallRegression(1);
        var parts = new SmallRegression(1);
        History expected = whole.Fit(new Dataset<float>(x, target), new FitOptions { BatchSize = 12, Epochs = 3 });
        History actual = parts.Fit(new Dataset<float>(x, target), new FitOptions { BatchSize = 4, GradientAccumulationSteps = 3, Epochs = 3 });
        Assert.Equal(4 * 3, parts.StepCount);
        Assert.Equal(expected[2].Loss, actual[2].Loss, 1e-5);
        Same([.. whole.Parameters.SelectMany(p => p.ToArray()).Select(v => (double)v)], [.. parts.Parameters.SelectMany(p => p.ToArray()).Select(v => (double)v)], 1e-5);
        Assert.Equal(int.MaxValue, parts.MaxRowsPerPass);
    }

    private static double[] Values(ParameterCollection<double> parameters) => [.. parameters.SelectMany(p => p.ToArray())];

    private static void Same(double[] expected, double[] actual, double tolerance)
    {
        for (int i = 0; i < expected.Length; i++)
            Assert.Equal(expected[i], actual[i], tolerance);
    }
}
