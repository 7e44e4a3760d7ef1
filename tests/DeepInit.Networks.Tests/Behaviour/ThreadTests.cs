namespace DeepInit.Networks.Tests.Behaviour;

public sealed class ThreadTests
{
    private const int Steps = 50;
    private const int Rows = 48;

    [Fact]
    public void AChainTrainsToTheSameBitsOnAnyNumberOfThreads()
    {
        int[] alone = TrainedChain(1);

        foreach (int threads in new[] { 2, 3, 4, 7 })
            Assert.Equal(alone, TrainedChain(threads));
    }

    [Fact]
    public void AGraphTrainsToTheSameBitsOnAnyNumberOfThreads()
    {
        int[] alone = TrainedGraph(1);

        foreach (int threads in new[] { 2, 3, 4, 7 })
            Assert.Equal(alone, TrainedGraph(threads));
    }

    [Fact]
    public void ConvolutionsTrainAndPredictTheSameBitsOnAnyNumberOfThreads()
    {
        int[] alone = TrainedImages(1);

        foreach (int threads in new[] { 2, 3, 7 })
            Assert.Equal(alone, TrainedImages(threads));
    }

    [Fact]
    public void PredictFromManyThreadsAtOnceGivesTheBitsItGivesAlone()
    {
        var network = new WideClassifier(3);
        int[] rows = [1, 2, 5, 17, 64, 130];
        float[][] inputs = [.. rows.Select(count => Numbers.Floats(count * WideClassifier.InputSize, count))];
        int[][] expected = [.. inputs.Select(x => Numbers.Bits(network.Predict(x)))];
        int wrong = 0;
        Thread[] threads =
        [
            .. Enumerable.Range(0, 8).Select(thread => new Thread(() =>
            {
                for (int call = 0; call < 60; call++)
                {
                    int at = (thread + call) % rows.Length;
                    if (!Numbers.Bits(network.Predict(inputs[at])).AsSpan().SequenceEqual(expected[at]))
                        Interlocked.Increment(ref wrong);
                }
            })),
        ];
        Array.ForEach(threads, thread => thread.Start());
        Array.ForEach(threads, thread => thread.Join());

        Assert.Equal(0, wrong);
    }

    [Fact]
    public void NetworksThatTrainAtOnceDoNotDisturbEachOther()
    {
        int[] alone = TrainedChain(1, steps: 10);
        int[][] together = new int[4][];

        Parallel.For(0, together.Length, i => together[i] = TrainedChain(2, steps: 10));

        Assert.All(together, trained => Assert.Equal(alone, trained));
    }

    /// <summary>Helpers that were called for many threads come late, to runs of a network that has fewer.</summary>
    [Fact]
    public void NetworksOfDifferentNumbersOfThreadsPredictAndTrainInTurns() => TakeTurns(TimeSpan.FromSeconds(3), mostThreads: 9);

    [Fact]
    [Trait("Category", "Slow")]
    public void NetworksOfUpToSixtyFourThreadsPredictAndTrainInTurns() => TakeTurns(TimeSpan.FromSeconds(100), mostThreads: 64);

    // Two callers, each with networks of its own, whose threads change from call to call.
    private static void TakeTurns(TimeSpan time, int mostThreads)
    {
        const int Turns = 40;
        (int[] Predicted, int[] Trained) expected = Turn(Turns, _ => 1);
        var clock = System.Diagnostics.Stopwatch.StartNew();
        Parallel.For(0, 2, caller =>
        {
            for (int round = 0; round == 0 || clock.Elapsed < time; round++)
            {
                var random = new Random((2 * round) + caller);
                (int[] predicted, int[] trained) = Turn(Turns, _ => random.Next(1, mostThreads + 1));
                Assert.Equal(expected.Predicted, predicted);
                Assert.Equal(expected.Trained, trained);
            }
        });
    }

    private static (int[] Predicted, int[] Trained) Turn(int turns, Func<int, int> threads)
    {
        var first = new WideClassifier(5);
        var second = new WideClassifier(6);
        var images = new WideImages(7);
        float[] x = Numbers.Floats(Rows * WideClassifier.InputSize, 1);
        float[] pictures = Numbers.Floats(9 * WideImages.InputSize, 2);
        int[] classes = Numbers.Classes(Rows, 5, 3);
        var bits = new List<int>();
        for (int turn = 0; turn < turns; turn++)
        {
            first.MaxThreads = threads(turn);
            second.MaxThreads = threads(turn);
            images.MaxThreads = threads(turn);
            bits.AddRange(Numbers.Bits(first.Predict(x)));
            bits.AddRange(Numbers.Bits(second.Predict(x)));
            bits.AddRange(Numbers.Bits(images.Predict(pictures.AsSpan(0, (1 + (turn % 9)) * WideImages.InputSize))));
            first.TrainBatch(x, classes);
            images.TrainBatch(pictures.AsSpan(0, (1 + (turn * 5 % 9)) * WideImages.InputSize), classes.AsSpan(0, 1 + (turn * 5 % 9)));
        }

        return ([.. bits], [.. Numbers.Values(first.Parameters), .. Numbers.Values(images.Parameters)]);
    }

    private static int[] TrainedImages(int threads)
    {
        var network = new WideImages(5) { MaxThreads = threads };
        float[] x = Numbers.Floats(Rows * WideImages.InputSize, 1);
        int[] classes = Numbers.Classes(Rows, 5, 2);
        for (int step = 0; step < 6; step++)
            network.TrainBatch(x, classes);
        return [.. Numbers.Values(network.Parameters), .. Numbers.Bits(network.Predict(x))];
    }

    [Fact]
    public void MoreThreadsThanBeforeMayBeAskedForBetweenSteps()
    {
        int[] alone = TrainedChain(1, steps: 6);
        var network = new WideClassifier(5);
        for (int step = 0; step < 6; step++)
        {
            network.MaxThreads = 1 + step;
            StepOf(network, step);
        }

        Assert.Equal(alone, Numbers.Values(network.Parameters));
    }

    [Fact]
    public void FewerThreadsThanOneAreRefused()
    {
        ArgumentOutOfRangeException error = Assert.Throws<ArgumentOutOfRangeException>(() => new SmallClassifier().MaxThreads = 0);

        Assert.Contains("at least 1", error.Message, StringComparison.Ordinal);
    }

    private static int[] TrainedChain(int threads, int steps = Steps)
    {
        var network = new WideClassifier(5) { MaxThreads = threads };
        for (int step = 0; step < steps; step++)
            StepOf(network, step);
        return Numbers.Values(network.Parameters);
    }

    private static void StepOf(WideClassifier network, int step) =>
        network.TrainBatch(Numbers.Floats(Rows * WideClassifier.InputSize, step), Numbers.Classes(Rows, 10, step));

    private static int[] TrainedGraph(int threads)
    {
        var network = new WideGraph(5) { MaxThreads = threads };
        for (int step = 0; step < Steps; step++)
        {
            network.TrainBatch(
                Numbers.Floats(Rows * WideGraph.LeftInputSize, step),
                Numbers.Floats(Rows * WideGraph.RightInputSize, step + 1),
                Numbers.Classes(Rows, 9, step),
                Numbers.Floats(Rows * WideGraph.ValuesOutputSize, step + 2));
        }

        return [.. Numbers.Values(network.Parameters), .. Numbers.States(network.Parameters, "exp_avg", "exp_avg_sq")];
    }
}
