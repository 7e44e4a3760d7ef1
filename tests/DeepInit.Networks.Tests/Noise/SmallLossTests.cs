using DeepInit.Networks.Tests.Behaviour;
using DeepInit.Networks.Tests.Kernels;

namespace DeepInit.Networks.Tests.Noise;

/// <summary>Rows that stay, by losses that the test decides and by those of a network.</summary>
public sealed class SmallLossTests
{
    private const int Rows = 10;
    private static readonly double[] Units = [.. Enumerable.Range(0, Rows).SelectMany(r => new double[] { r, 0, 0, 0, 0 })];
    private static readonly double[] Targets = Numbers.Doubles(Rows * 3, 3);

    [Fact]
    public void TheSmallestLossesStayInTheirOrderAndOfEqualOnesTheFirst()
    {
        double[] losses = [3, 1, double.NaN, 1, 0, 1, 7, double.PositiveInfinity, 1, -2];
        Assert.Equal([1, 3, 4, 5, 9], Kept(losses, 0.5));
        Assert.Equal([1, 4, 9], Kept(losses, 0.7));
        Assert.Equal([0, 1, 3, 4, 5, 6, 8, 9], Kept(losses, 0.2));
        Assert.Equal([9], Kept(losses, 0.99));
        Assert.Equal([0, 1, 2], Kept(new double[10], 0.7));
    }

    [Fact]
    public void TheShareGrowsWithTheStepsOfTheNetwork()
    {
        var network = new RecordedNetwork(new MeanSquaredErrorNetwork(1)) { Loss = batch => batch.Input(0)[0] };
        var options = new FitOptions { Epochs = 4, Shuffle = false, Selection = new SmallLossSelection(0.4, rampSteps: 4) };
        network.Fit(new Dataset<double>(Units, Targets), options);
        network.Fit(new Dataset<double>(Units, Targets), options);
        Assert.Equal([10, 9, 8, 7, 6, 6, 6, 6], network.Batches.Select(b => b.Rows));
        Assert.Equal(1, new SmallLossSelection(0.9, 0).Stay(1, 5));
    }

    [Fact]
    public void AStepIsThatOnTheRowsThatStay()
    {
        double[] x = Numbers.Doubles(Rows * 5, 5);
        int[] classes = Numbers.Classes(Rows, 3, 6);
        double[] weights = [1, 2, 1, 1, 0.5, 1, 1, 3, 1, 1];
        SparseCategoricalCrossEntropyNetwork network = new(1), naive = new(1);
        History history = network.Fit(new Dataset<double>(x, classes).WithSampleWeights(weights), new FitOptions { Epochs = 5, Shuffle = false, Selection = new SmallLossSelection(0.3, 0) });
        double last = 0;
        for (int step = 0; step < 5; step++)
        {
            double[] p = naive.Predict(x);
            int[] kept = [.. Enumerable.Range(0, Rows).OrderBy(r => -Math.Log(p[(r * 3) + classes[r]])).Take(7).Order()];
            last = naive.TrainBatch([.. kept.SelectMany(r => x[(r * 5)..((r * 5) + 5)])], [.. kept.Select(r => classes[r])], [.. kept.Select(r => weights[r])]);
        }

        Assert.Equal(naive.Parameters.SelectMany(p => p.ToArray()), network.Parameters.SelectMany(p => p.ToArray()));
        Assert.Equal(last, history[4].Loss, 1e-12);
    }

    [Fact]
    public void RowsKeepTheirLengthsAndIds()
    {
        float[] x = Numbers.Floats(4 * 18, 1);
        int[] lengths = [6, 2, 4, 1], classes = [0, 1, 2, 0];
        RaggedClasses network = new(1), naive = new(1);
        network.Fit(new Dataset<float>().WithInput("x", x, lengths).WithClasses("target", classes), new FitOptions { Shuffle = false, Selection = new SmallLossSelection(0.5, 0) });
        int[] kept = [.. Enumerable.Range(0, 4).OrderBy(r => naive.ComputeLoss(x.AsSpan(r * 18, 18), lengths.AsSpan(r, 1), classes.AsSpan(r, 1))).Take(2).Order()];
        naive.TrainBatch([.. kept.SelectMany(r => x[(r * 18)..((r * 18) + 18)])], [.. kept.Select(r => lengths[r])], [.. kept.Select(r => classes[r])]);
        Assert.Equal(Numbers.Values(naive.Parameters), Numbers.Values(network.Parameters));

        int[] ids = [.. Enumerable.Range(0, 16).Select(i => i % 10)];
        BagOfIds bag = new(1), naiveBag = new(1);
        bag.Fit(new Dataset<float>().WithIds("ids", ids).WithClasses("target", classes), new FitOptions { Shuffle = false, Selection = new SmallLossSelection(0.5, 0) });
        int[] keptIds = [.. Enumerable.Range(0, 4).OrderBy(r => naiveBag.ComputeLoss(ids.AsSpan(r * 4, 4), classes.AsSpan(r, 1))).Take(2).Order()];
        naiveBag.TrainBatch([.. keptIds.SelectMany(r => ids[(r * 4)..((r * 4) + 4)])], [.. keptIds.Select(r => classes[r])]);
        Assert.Equal(Numbers.Values(naiveBag.Parameters), Numbers.Values(bag.Parameters));
    }

    [Fact]
    public void AStepAllocatesNothing()
    {
        long[] taken = new long[101];
        var network = new NoisyClasses(1) { MaxThreads = 1 };
        var options = new FitOptions
        {
            BatchSize = 4,
            Mixing = new MixUp(),
            Selection = new SmallLossSelection(0.5, 0),
            Callbacks = { new LambdaCallback { OnStepFinished = training => taken[training.Step] = GC.GetAllocatedBytesForCurrentThread() } },
        };
        network.Fit(new Dataset<float>(Numbers.Floats(400 * 20, 1), Numbers.Classes(400, 4, 2)), options);
        Assert.Equal(0, Enumerable.Range(1, 9).Min(round => taken[(round * 10) + 9] - taken[round * 10]));
    }

    [Fact]
    public void WrongUseIsRefused()
    {
        foreach (double rate in new[] { 0, 1, -0.1, double.NaN })
            Assert.Throws<ArgumentOutOfRangeException>(() => new SmallLossSelection(rate, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new SmallLossSelection(0.1, -1));
        ArgumentException e = Assert.Throws<ArgumentException>(
            () => new WholeData(1).Fit(new Dataset<float>(new float[10], new float[6]), new FitOptions { Selection = new SmallLossSelection(0.5, 0) }));
        Assert.Contains("needs the same rows in every step", e.Message, StringComparison.Ordinal);

        double[] x = [.. Units];
        x[(7 * 5) + 1] = double.NaN;
        e = Assert.Throws<ArgumentException>(() => new MeanSquaredErrorNetwork(1).Fit(new Dataset<double>(x, Targets), new FitOptions { Selection = new SmallLossSelection(0.5, 0) }));
        Assert.Contains("in row 7, column 1", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void RowsThatHaveNoLossByThemselvesAreRefused()
    {
        InvalidOperationException compared = Assert.Throws<InvalidOperationException>(
            () => new ComparedRows(1).Fit(new Dataset<float>(Numbers.Floats(20, 1)), new FitOptions { Selection = new SmallLossSelection(0.5, 0) }));
        Assert.Contains("compares the rows of a batch with each other", compared.Message, StringComparison.Ordinal);
        var network = new ComparedRows(1);
        network.Fit(new Dataset<float>(Numbers.Floats(20, 1)), new FitOptions { Mixing = new MixUp() });
        Assert.Equal(1, network.StepCount);

        foreach (FitOptions options in new FitOptions[] { new() { Shuffle = false, Selection = new SmallLossSelection(0.5, 0) }, new() { Shuffle = false, Mixing = new MixUp() } })
        {
            ArgumentException carried = Assert.Throws<ArgumentException>(() => new CarriedStates(1).Fit(new Dataset<float>(new float[32], new float[4]), options));
            Assert.Contains("states go on from row to row of the batches", carried.Message, StringComparison.Ordinal);
        }
    }

    private static int[] Kept(double[] losses, double rate)
    {
        var network = new RecordedNetwork(new MeanSquaredErrorNetwork(1)) { Loss = batch => losses[(int)batch.Input(0)[0]] };
        network.Fit(new Dataset<double>(Units, Targets), new FitOptions { Shuffle = false, Selection = new SmallLossSelection(rate, 0) });
        return [.. Assert.Single(network.Batches).X.Where((_, i) => i % 5 == 0).Select(v => (int)v)];
    }
}
