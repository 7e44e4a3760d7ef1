namespace DeepInit.Networks.Tests.Behaviour;

/// <summary>Alone in the process: other tests' allocations would be counted as well.</summary>
[CollectionDefinition(nameof(AllocationTests), DisableParallelization = true)]
public sealed class AloneCollection;

[Collection(nameof(AllocationTests))]
public sealed class AllocationTests
{
    private const int Calls = 100;

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(1000)]
    public void PredictAllocatesNothing(int rows)
    {
        var network = new SmallClassifier(1);
        float[] x = Numbers.Floats(rows * SmallClassifier.InputSize, 1);
        float[] y = new float[rows * SmallClassifier.OutputSize];
        network.Predict(x, y);

        Assert.Equal(0, Allocations.Of(() => network.Predict(x, y), Calls));
    }

    [Fact]
    public void AStepOfASessionAllocatesNothing()
    {
        Sessions.Writer writer = new(1);
        Sessions.Speller speller = new(1);
        Session<int, double> tokens = writer.CreateSession();
        Session<int, float> letters = speller.CreateSession();

        Assert.Equal(0, Allocations.Of(
            () =>
            {
                tokens.Reset();
                tokens.Append([1, 2, 3]);
                tokens.Append([4]);
                letters.Append([5]);
            },
            Calls));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(32)]
    public void TrainBatchAllocatesNothingAfterTheFirstCall(int rows)
    {
        var network = new SmallClassifier(1);
        float[] x = Numbers.Floats(rows * SmallClassifier.InputSize, 1);
        int[] classes = Numbers.Classes(rows, 3, 2);
        network.TrainBatch(x, classes);

        Assert.Equal(0, Allocations.Of(() => network.TrainBatch(x, classes), Calls));
    }

    [Fact]
    public void WeightedRowsAndStepsInPartsAllocateNothingAfterTheFirstCall()
    {
        var network = new SmallClassifier(1) { MaxRowsPerPass = 5 };
        float[] x = Numbers.Floats(32 * SmallClassifier.InputSize, 1);
        int[] classes = Numbers.Classes(32, 3, 2);
        float[] weights = Numbers.Floats(32, 3);
        Array.ForEach(Enumerable.Range(0, 32).ToArray(), i => weights[i] = Math.Abs(weights[i]));
        network.TrainBatch(x, classes, weights);

        Assert.Equal(0, Allocations.Of(() => network.TrainBatch(x, classes, weights), Calls));
    }

    [Fact]
    public void StepsThatMoveSomeRowsOfATableAllocateNothing()
    {
        var network = new BagOfFour(1);
        int[] ids = [.. Enumerable.Range(0, 8 * BagOfFour.InputSize).Select(i => i % 3)];
        float[] target = Numbers.Floats(8 * BagOfFour.OutputSize, 1);
        network.TrainBatch(ids, target);

        Assert.Equal(0, Allocations.Of(() => network.TrainBatch(ids, target), Calls));
        Assert.Equal(0, Allocations.Of(
            () =>
            {
                network.ComputeGradients(ids, target);
                network.ApplyGradients();
            },
            Calls));
    }

    [Fact]
    public void PredictingAfterTrainingAllocatesNothingThoughWeightsAreFoldedAnew()
    {
        var network = new FoldedNetwork(1);
        float[] x = Numbers.Floats(4 * FoldedNetwork.InputSize, 1);
        float[] y = new float[4 * FoldedNetwork.OutputSize];
        network.TrainBatch(x, y);
        network.Predict(x, y);

        Assert.Equal(0, Allocations.Of(
            () =>
            {
                network.TrainBatch(x, y);
                network.Predict(x, y);
            },
            Calls));
    }

    [Fact]
    public void ASmallerBatchAllocatesNothingEither()
    {
        var network = new SmallClassifier(1);
        float[] x = Numbers.Floats(32 * SmallClassifier.InputSize, 1);
        int[] classes = Numbers.Classes(32, 3, 2);
        network.TrainBatch(x, classes);

        Assert.Equal(0, Allocations.Of(() => network.TrainBatch(x.AsSpan(0, 5 * SmallClassifier.InputSize), classes.AsSpan(0, 5)), Calls));
        Assert.Equal(0, Allocations.Of(() => network.TrainBatch(x, classes), Calls));
    }

    [Fact]
    public void ComputeLossAndComputeGradientsAllocateNothingAfterTheFirstCall()
    {
        var network = new SmallClassifier(1);
        float[] x = Numbers.Floats(9 * SmallClassifier.InputSize, 1);
        int[] classes = Numbers.Classes(9, 3, 2);
        network.ComputeGradients(x, classes);

        Assert.Equal(0, Allocations.Of(() => network.ComputeLoss(x, classes), Calls));
        Assert.Equal(0, Allocations.Of(() => network.ComputeGradients(x, classes), Calls));
    }

    [Fact]
    public void NoThreadAllocatesAnythingInAStepThatIsShared()
    {
        var network = new WideClassifier(1) { MaxThreads = 4 };
        float[] x = Numbers.Floats(64 * WideClassifier.InputSize, 1);
        int[] classes = Numbers.Classes(64, 10, 2);
        float[] y = new float[64 * WideClassifier.OutputSize];
        network.TrainBatch(x, classes);
        network.Predict(x, y);

        // The runtime's own threads allocate now and then; a network that allocates does so in every round.
        Assert.Equal(0, Allocations.OfAllThreads(
            () =>
            {
                network.TrainBatch(x, classes);
                network.Predict(x, y);
            },
            calls: 5));
    }

    [Fact]
    public void TurnsOfDifferentNumbersOfThreadsAllocateNothing()
    {
        var network = new WideClassifier(1);
        float[] x = Numbers.Floats(64 * WideClassifier.InputSize, 1);
        int[] classes = Numbers.Classes(64, 10, 2);
        float[] y = new float[64 * WideClassifier.OutputSize];

        Assert.Equal(0, Allocations.Of(() =>
        {
            for (int threads = 1; threads < 6; threads++)
            {
                network.MaxThreads = threads;
                network.TrainBatch(x, classes);
                network.Predict(x, y);
            }
        }));
    }

    [Fact]
    public void ATrainingNetworkKeepsItsParametersAndTheOptimizersTwoStatesAndLittleElse()
    {
        float[] x = Numbers.Floats(4 * HeavyRegression.InputSize, 1);
        float[] target = Numbers.Floats(4 * HeavyRegression.OutputSize, 2);
        long before = Settled();
        var network = new HeavyRegression(1) { MaxThreads = 1 };
        network.TrainBatch(x, target);
        long kept = Settled() - before;
        GC.KeepAlive(network);

        // AdamW: value, first and second moment. 512 KB: the batch's activations, one transposed panel, tables.
        const long Blocks = 3L * HeavyRegression.ParameterCount * sizeof(float);
        Assert.InRange(kept, Blocks, Blocks + (512 << 10));
    }

    // What other tests have left to be finalised is gone.
    private static long Settled()
    {
        GC.GetTotalMemory(forceFullCollection: true);
        GC.WaitForPendingFinalizers();
        return GC.GetTotalMemory(forceFullCollection: true);
    }
}
