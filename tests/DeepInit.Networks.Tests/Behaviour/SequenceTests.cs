using DeepInit.Networks.Tests.Kernels;

namespace DeepInit.Networks.Tests.Behaviour;

/// <summary>Rows with lengths of their own: what is no step is neither read nor computed, and rows do not see each other.</summary>
public sealed class SequenceTests
{
    private static readonly int[] Lengths = [3, 9, 1, 0, 7, 7, 2, 9, 5, 4, 6, 8, 1];
    private static readonly int[] Some = [3, 12, 1, 0, 7, 12, 2, 9];

    [Fact]
    public void WhatStandsBehindALengthIsNeverRead()
    {
        var network = new Ragged(1);
        double[] x = Numbers.Doubles(Lengths.Length * Ragged.InputSize, 2);
        int[] classes = Numbers.Classes(Lengths.Length, 3, 3);
        double[] expected = network.Predict(x, Lengths);
        double loss = network.ComputeGradients(x, Lengths, classes);
        double[] gradients = network.Gradients.ToArray();
        Spoil(x, Lengths, 9, 5, double.NaN);

        Assert.Equal(expected, network.Predict(x, Lengths));
        Assert.Equal(loss, network.ComputeGradients(x, Lengths, classes));
        Assert.Equal(gradients, network.Gradients.ToArray());
    }

    [Fact]
    public void ARowComesToTheSameBitsWhoeverTheOthersAre()
    {
        var network = new Ragged(1);
        double[] x = Numbers.Doubles(Lengths.Length * Ragged.InputSize, 2);
        double[] all = network.Predict(x, Lengths);
        for (int row = 0; row + 1 < Lengths.Length; row++)
        {
            double[] two = network.Predict(x.AsSpan(row * Ragged.InputSize, 2 * Ragged.InputSize), Lengths.AsSpan(row, 2));
            double[] alone = network.Predict(x.AsSpan(row * Ragged.InputSize, Ragged.InputSize), [Lengths[row]]);

            // a call of one step in all takes the faster sums of single rows, as one of a single row does
            if (Lengths[row] + Lengths[row + 1] > 1)
                Assert.Equal(all[(row * 3)..((row * 3) + 6)], two);
            for (int i = 0; i < 3; i++)
                Assert.Equal(all[(row * 3) + i], alone[i], 1e-12);
        }
    }

    [Fact]
    public void PositionsStartSmall()
    {
        double[] table = new Ragged(1).Parameters["positionEmbedding0.weight"].ToArray();

        Assert.Equal(11 * 18, table.Length);
        Assert.InRange(Math.Sqrt(table.Average(number => number * number)), 0.016, 0.024);
    }

    [Fact]
    public void PositionsThatNoRowReachesHaveNoGradient()
    {
        var network = new Ragged(1);
        double[] x = Numbers.Doubles(Lengths.Length * Ragged.InputSize, 2);

        network.ComputeGradients(x, Lengths, Numbers.Classes(Lengths.Length, 3, 3));

        double[] gradient = network.Parameters["positionEmbedding0.weight"].Gradient.ToArray();
        Assert.All(gradient[(9 * 18)..], number => Assert.Equal(0, number));
        Assert.DoesNotContain(0, gradient[..(9 * 18)]);
    }

    [Fact]
    public void RowsInAnotherOrderComeToTheSameBits()
    {
        var network = new Tagger(1);
        int[] order = [5, 2, 7, 0, 3, 1, 6, 4];
        float[] x = Numbers.Floats(Some.Length * Tagger.InputSize, 4);
        float[] expected = network.Predict(x, Some);

        float[] turned = network.Predict([.. order.SelectMany(row => x[(row * Tagger.InputSize)..((row + 1) * Tagger.InputSize)])], [.. order.Select(row => Some[row])]);

        Assert.Equal(Numbers.Bits([.. order.SelectMany(row => expected[(row * Tagger.OutputSize)..((row + 1) * Tagger.OutputSize)])]), Numbers.Bits(turned));
    }

    [Fact]
    public void FullRowsComeToWhatRowsOfOneLengthDo()
    {
        const int Rows = 11;
        var ragged = new Ragged(1);
        var even = new Even(1);
        double[] x = Numbers.Doubles(Rows * Ragged.InputSize, 2);
        int[] classes = Numbers.Classes(Rows, 3, 3);
        int[] full = [.. Enumerable.Repeat(9, Rows)];

        Assert.Equal(0, even.Predict(x).Zip(ragged.Predict(x, full), (a, b) => Math.Abs(a - b)).Max(), 1e-12);
        for (int step = 0; step < 3; step++)
            Assert.Equal(even.TrainBatch(x, classes), ragged.TrainBatch(x, full, classes), 1e-12);
        foreach (Parameter<double> parameter in even.Parameters)
            Assert.Equal(0, parameter.ToArray().Zip(ragged.Parameters[parameter.Name].ToArray(), (a, b) => Math.Abs(a - b)).Max(), 1e-12);
    }

    [Fact]
    public void GradientsAreThoseOfCentralDifferences()
    {
        var network = new Ragged(1);
        double[] x = Numbers.Doubles(Lengths.Length * Ragged.InputSize, 2);
        int[] classes = Numbers.Classes(Lengths.Length, 3, 3);

        (string where, double off) = GradientCheck.Worst(network.Parameters, () => network.ComputeLoss(x, Lengths, classes), () => network.ComputeGradients(x, Lengths, classes));

        Assert.True(off < GradientCheck.Limit, $"{where} is off by {off}");
    }

    [Fact]
    public void GradientsOfLossesOverStepsAreThoseOfCentralDifferences()
    {
        var network = new Tracker(1);
        int[] lengths = [6, 0, 2, 5, 1];
        double[] x = Numbers.Doubles(lengths.Length * Tracker.InputSize, 2), y = Numbers.Doubles(lengths.Length * Tracker.OutputSize, 3);

        (string where, double off) = GradientCheck.Worst(network.Parameters, () => network.ComputeLoss(x, lengths, y), () => network.ComputeGradients(x, lengths, y));

        Assert.True(off < GradientCheck.Limit, $"{where} is off by {off}");
    }

    [Fact]
    public void PoolsOfTwoInputsAreThoseOfPlainLoops()
    {
        var network = new TwoSequences(1);
        int[] left = [5, 2, 1], right = [1, 7, 4];
        double[] x = Numbers.Doubles(3 * TwoSequences.LeftInputSize, 2), y = Numbers.Doubles(3 * TwoSequences.RightInputSize, 3);
        double[] predicted = network.Predict(x, left, y, right);
        ParameterCollection<double> p = network.Parameters;
        for (int row = 0; row < 3; row++)
        {
            // running statistics are 0 and 1 at the start
            double[][] steps = [.. Steps(x, row, 5, 3, left[row]).Select(step => Apply(p, "dense0", Array.ConvertAll(step, v => v / Math.Sqrt(1 + 1e-5)), tanh: true))];
            double[][] others = [.. Steps(y, row, 7, 2, right[row]).Select(step => Apply(p, "r", step, tanh: false))];
            double[] joined =
            [
                .. Enumerable.Range(0, 17).Select(f => steps.Average(step => step[f])),
                .. Enumerable.Range(0, 3).Select(f => others.Max(step => step[f])),
                .. others[^1],
            ];

            Assert.Equal(Apply(p, "dense1", joined, tanh: false)[0], predicted[row], 1e-12);
        }
    }

    [Fact]
    public void GradientsOfPoolsAreThoseOfCentralDifferences()
    {
        var network = new TwoSequences(1);
        int[] left = [5, 2, 1, 4], right = [1, 7, 4, 4];
        double[] x = Numbers.Doubles(4 * TwoSequences.LeftInputSize, 2), y = Numbers.Doubles(4 * TwoSequences.RightInputSize, 3), target = Numbers.Doubles(4, 4);

        // the loss of training: batch statistics act
        (string where, double off) = GradientCheck.Worst(
            network.Parameters, () => network.ComputeGradients(x, left, y, right, target), () => network.ComputeGradients(x, left, y, right, target));

        Assert.True(off < GradientCheck.Limit, $"{where} is off by {off}");
    }

    [Fact]
    public void GradientsGoBackThroughTheStatesInWhichRowsEnd()
    {
        var network = new HandedOn(1);
        int[] told = [6, 0, 2, 5, 1, 0], asked = [3, 2, 5, 1, 0, 0];
        double[] x = Numbers.Doubles(6 * HandedOn.ToldInputSize, 2), q = Numbers.Doubles(6 * HandedOn.AskedInputSize, 3), y = Numbers.Doubles(6 * HandedOn.OutputSize, 4);

        (string where, double off) = GradientCheck.Worst(network.Parameters, () => network.ComputeLoss(x, told, q, asked, y), () => network.ComputeGradients(x, told, q, asked, y));

        Assert.True(off < GradientCheck.Limit, $"{where} is off by {off}");
        foreach (int threads in new[] { 2, 5 })
            Assert.Equal(TrainedHandedOn(1), TrainedHandedOn(threads));
    }

    private static long[] TrainedHandedOn(int threads)
    {
        var network = new HandedOn(1) { MaxThreads = threads };
        Random random = new(7);
        for (int step = 0; step < 10; step++)
        {
            int rows = 5 + (step * 3);
            int[] told = [.. Enumerable.Range(0, rows).Select(_ => random.Next(0, 7))], asked = [.. Enumerable.Range(0, rows).Select(_ => random.Next(0, 6))];
            network.TrainBatch(Numbers.Doubles(rows * HandedOn.ToldInputSize, step), told, Numbers.Doubles(rows * HandedOn.AskedInputSize, step + 1), asked, Numbers.Doubles(rows * HandedOn.OutputSize, step + 2));
        }

        return [.. network.Parameters.SelectMany(p => p.ToArray()).Select(BitConverter.DoubleToInt64Bits)];
    }

    [Theory]
    [InlineData(1, int.MaxValue)]
    [InlineData(2, int.MaxValue)]
    [InlineData(5, 2)]
    public void AStepGoesOnFromTheStatesOfTheOneBefore(int threads, int part)
    {
        const int Rows = 5;
        var network = new GoneOn(1) { MaxThreads = threads, MaxRowsPerPass = part };
        var told = new HandedInAndOut(1);
        double[] h = new double[Rows * 6], c = new double[Rows * 6], g = new double[Rows * 17], y = new double[Rows * 8];
        for (int step = 0; step < 5; step++)
        {
            if (step == 3)
            {
                network.ResetStates();
                Array.ForEach([h, c, g], Array.Clear);
            }

            double[] x = Numbers.Doubles(Rows * GoneOn.InputSize, step), target = Numbers.Doubles(Rows * GoneOn.OutputSize, step + 9);
            double loss = told.ComputeGradients(x, h, c, g, target);
            double[] gradients = [.. told.Parameters.SelectMany(p => p.Gradient.ToArray())];
            told.Predict(x, h, c, g, y, h, c, g);
            told.ApplyGradients();

            // what does not train leaves states alone
            network.ComputeLoss(Numbers.Doubles(3 * GoneOn.InputSize, 1), Numbers.Doubles(3 * GoneOn.OutputSize, 2));
            network.Predict(Numbers.Doubles(3 * GoneOn.InputSize, 1));
            Assert.Equal(loss, network.ComputeGradients(x, target), 1e-12);
            Assert.Equal(0, gradients.Zip(network.Parameters.SelectMany(p => p.Gradient.ToArray()), (a, b) => Math.Abs(a - b)).Max(), 1e-12);
            network.ApplyGradients();
        }
    }

    [Fact]
    public void ABatchOfOtherRowsCannotGoOnAndChangesNothing()
    {
        var network = new GoneOn(1);
        double[] x = Numbers.Doubles(3 * GoneOn.InputSize, 1), y = Numbers.Doubles(3 * GoneOn.OutputSize, 2);
        network.TrainBatch(x, y);
        double[] before = [.. network.Parameters.SelectMany(p => p.ToArray())];

        ArgumentException refused = Assert.Throws<ArgumentException>(() => network.TrainBatch(x[..GoneOn.InputSize], y[..GoneOn.OutputSize]));

        Assert.Equal("Layer 'lstm' goes on from the states of the batch before, which had 3 rows; expected as many, got 1. ResetStates() has the next batch start anew.", refused.Message);
        Assert.Equal(before, network.Parameters.SelectMany(p => p.ToArray()));
        network.ResetStates();
        network.TrainBatch(x[..GoneOn.InputSize], y[..GoneOn.OutputSize]);
    }

    [Fact]
    public void EpochsOfFitStartFromZeros()
    {
        GoneOn fitted = new(1), stepped = new(1);
        double[] x = Numbers.Doubles(6 * GoneOn.InputSize, 1), y = Numbers.Doubles(6 * GoneOn.OutputSize, 2);
        var data = new Dataset<double>().WithInput("x", x).WithTarget("target", y);

        Assert.Contains("set FitOptions.Shuffle to false", Assert.Throws<ArgumentException>(() => fitted.Fit(data)).Message, StringComparison.Ordinal);
        fitted.Fit(data, new FitOptions { Epochs = 2, BatchSize = 2, Shuffle = false });
        for (int step = 0; step < 6; step++)
        {
            if (step % 3 == 0)
                stepped.ResetStates();
            stepped.TrainBatch(x.AsSpan(step % 3 * 2 * GoneOn.InputSize, 2 * GoneOn.InputSize), y.AsSpan(step % 3 * 2 * GoneOn.OutputSize, 2 * GoneOn.OutputSize));
        }

        Assert.Equal(stepped.Parameters.SelectMany(p => p.ToArray()), fitted.Parameters.SelectMany(p => p.ToArray()));
    }

    [Fact]
    public void ARowWithoutStepsHandsItsStateOn()
    {
        GoneOnRagged paused = new(1), even = new(1);
        float[] x = Numbers.Floats(2 * GoneOnRagged.InputSize, 1), y = Numbers.Floats(2 * 2, 2);
        paused.ComputeGradients(x, [3, 4], y);
        paused.ComputeGradients(x, [0, 0], y);
        even.ComputeGradients(x, [3, 4], y);

        Assert.Equal(even.ComputeGradients(x, [4, 2], y), paused.ComputeGradients(x, [4, 2], y));
        Assert.NotEqual(new GoneOnRagged(1).ComputeGradients(x, [4, 2], y), even.ComputeGradients(x, [4, 2], y));
    }

    [Fact]
    public void TrainingComesToTheSameBitsOnAnyNumberOfThreads()
    {
        int[] alone = TrainedTagger(1);

        foreach (int threads in new[] { 2, 3, 7 })
            Assert.Equal(alone, TrainedTagger(threads));
    }

    [Fact]
    public void OutputsAreZeroWhereThereIsNoStep()
    {
        var network = new Tagger(1);
        float[] outputs = network.Predict(Numbers.Floats(Some.Length * Tagger.InputSize, 4), Some);
        for (int row = 0; row < Some.Length; row++)
        {
            ReadOnlySpan<float> steps = outputs.AsSpan(row * Tagger.OutputSize, Tagger.OutputSize);

            Assert.Equal(0, steps[(Some[row] * 3)..].ToArray().Count(value => value != 0));
            Assert.Equal(Some[row] * 3, steps[..(Some[row] * 3)].ToArray().Count(value => value != 0));
        }
    }

    [Fact]
    public void ALossOverStepsIsTheMeanOverAllRealSteps()
    {
        var network = new Tracker(1);
        int[] lengths = [6, 0, 2, 5, 1];
        double[] x = Numbers.Doubles(lengths.Length * Tracker.InputSize, 2), y = Numbers.Doubles(lengths.Length * Tracker.OutputSize, 3);
        double[] outputs = network.Predict(x, lengths);
        double sum = 0;
        for (int row = 0; row < lengths.Length; row++)
        {
            for (int i = row * Tracker.OutputSize; i < (row * Tracker.OutputSize) + (lengths[row] * 2); i++)
                sum += (outputs[i] - y[i]) * (outputs[i] - y[i]);
        }

        Assert.Equal(sum / (lengths.Sum() * 2), network.ComputeLoss(x, lengths, y), 1e-12);
    }

    [Fact]
    public void PartsOfABatchDrawTheMasksOfTheWholeAndDivideByItsSteps()
    {
        Tagger whole = new(1), inParts = new(1) { MaxRowsPerPass = 3 };
        float[] x = Numbers.Floats(Some.Length * Tagger.InputSize, 4);
        int[] classes = Numbers.Classes(Some.Length * 12, 3, 5);

        float loss = whole.ComputeGradients(x, Some, classes);

        Assert.Equal(loss, inParts.ComputeGradients(x, Some, classes), 1e-5f);
        float largest = whole.Gradients.ToArray().Max(Math.Abs);
        Assert.Equal(0, whole.Gradients.ToArray().Zip(inParts.Gradients.ToArray(), (a, b) => Math.Abs(a - b)).Max() / largest, 1e-5f);
    }

    [Fact]
    public void MasksDependNeitherOnPaddingNorOnOtherRows()
    {
        var network = new Tagger(1);
        float[] x = Numbers.Floats(3 * Tagger.InputSize, 4), few = new float[3 * Tagger.OutputSize], many = new float[3 * Tagger.OutputSize];
        network.Forward(x, [5, 12, 3], few);
        network.Forward(x, [7, 2, 12], many);

        // the first five steps of the first row, and the first two of the second
        Assert.Equal(Numbers.Bits(few[..15]), Numbers.Bits(many[..15]));
        Assert.Equal(Numbers.Bits(few[36..42]), Numbers.Bits(many[36..42]));
    }

    [Fact]
    public void WeightsOfRowsCountForEachOfTheirSteps()
    {
        var network = new Tracker(1);
        int[] lengths = [6, 2, 3];
        double[] x = Numbers.Doubles(3 * Tracker.InputSize, 2), y = Numbers.Doubles(3 * Tracker.OutputSize, 3);
        double[] losses = [.. Enumerable.Range(0, 3).Select(row => network.ComputeLoss(
            x.AsSpan(row * Tracker.InputSize, Tracker.InputSize), [lengths[row]], y.AsSpan(row * Tracker.OutputSize, Tracker.OutputSize)))];

        double weighted = network.ComputeGradients(x, lengths, y, [2, 0, 0.5]);

        Assert.Equal(((2 * losses[0] * 6) + (0.5 * losses[2] * 3)) / 11, weighted, 1e-12);
    }

    [Fact]
    public void ABatchWithoutStepsHasNoLossAndNoGradients()
    {
        var network = new Tracker(1);
        double loss = network.ComputeGradients(new double[2 * Tracker.InputSize], [0, 0], new double[2 * Tracker.OutputSize]);

        Assert.Equal(0, loss);
        Assert.Equal(0, network.Gradients.ToArray().Count(value => value != 0));
    }

    [Theory]
    [InlineData(6, "'leftLengths' holds length 6 in row 1; expected 1 to 5 steps.")]
    [InlineData(0, "'leftLengths' holds length 0 in row 1; expected 1 to 5 steps.")]
    [InlineData(-1, "'leftLengths' holds length -1 in row 1; expected 1 to 5 steps.")]
    [InlineData(int.MaxValue, "'leftLengths' holds length 2147483647 in row 1; expected 1 to 5 steps.")]
    public void ALengthOutOfRangeIsRefusedByNameAndNothingChanges(int length, string message)
    {
        var network = new TwoSequences(1);
        double[] before = [.. network.Parameters.SelectMany(p => p.ToArray())];
        double[] x = Numbers.Doubles(2 * TwoSequences.LeftInputSize, 2), y = Numbers.Doubles(2 * TwoSequences.RightInputSize, 3);

        Assert.StartsWith(message, Assert.Throws<ArgumentException>(() => network.TrainBatch(x, [1, length], y, [1, 2], [0, 0])).Message, StringComparison.Ordinal);
        Assert.StartsWith(message, Assert.Throws<ArgumentException>(() => network.Predict(x, [1, length], y, [1, 2])).Message, StringComparison.Ordinal);
        Assert.Equal(before, network.Parameters.SelectMany(p => p.ToArray()));
        Assert.Equal(0, network.StepCount);
    }

    [Fact]
    public void ANumberOfARealStepThatIsNotFiniteIsRefusedByItsRow()
    {
        var network = new Tracker(1);
        double[] x = Numbers.Doubles(2 * Tracker.InputSize, 2);
        x[Tracker.InputSize + 4] = double.NaN;

        ArgumentException refused = Assert.Throws<ArgumentException>(() => network.TrainBatch(x, [6, 2], new double[2 * Tracker.OutputSize]));

        Assert.StartsWith("'x' holds NaN in row 1, column 4; expected finite numbers only.", refused.Message, StringComparison.Ordinal);
        Assert.Equal(0, network.ComputeLoss(x, [0, 1], new double[2 * Tracker.OutputSize]) * 0);
    }

    [Fact]
    public void ClassesBehindALengthAreNotRead()
    {
        var network = new Tagger(1);
        float[] x = Numbers.Floats(2 * Tagger.InputSize, 2);
        int[] classes = [.. Enumerable.Repeat(-7, 24)];
        classes.AsSpan(0, 2).Clear();
        network.TrainBatch(x, [2, 0], classes);

        ArgumentException refused = Assert.Throws<ArgumentException>(() => network.TrainBatch(x, [2, 1], classes));

        Assert.StartsWith("'target' holds class -7 at position 12; expected 0 to 2", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void FitReadsLengthsBesideTheirInput()
    {
        const int Rows = 40;
        Random random = new(1);
        float[] x = Numbers.Floats(Rows * Tagger.InputSize, 2);
        int[] lengths = [.. Enumerable.Range(0, Rows).Select(_ => random.Next(1, 13))];
        int[] classes = [.. Enumerable.Range(0, Rows * 12).Select(step => x[step * 4] > 0.3f ? 2 : x[step * 4] < -0.3f ? 0 : 1)];
        Spoil(x, lengths, 12, 4, float.NaN);
        var data = new Dataset<float>().WithInput("x", x, lengths).WithClasses("target", classes);
        var network = new Tagger(1) { IsRandomized = false };

        History history = network.Fit(data, new FitOptions { Epochs = 40, BatchSize = 8 });

        Assert.True(history[history.Count - 1].Loss < 0.3 * history[0].Loss, $"from {history[0].Loss} to {history[history.Count - 1].Loss}");
    }

    [Fact]
    public void ADatasetWithoutTheLengthsIsRefused()
    {
        var network = new Tagger(1);
        var data = new Dataset<float>().WithInput("x", new float[Tagger.InputSize]).WithClasses("target", new int[12]);

        Assert.Contains("has rows with lengths, and the dataset has none for it", Assert.Throws<ArgumentException>(() => network.Fit(data)).Message, StringComparison.Ordinal);
    }

    private static int[] TrainedTagger(int threads)
    {
        var network = new Tagger(1) { MaxThreads = threads };
        Random random = new(7);
        for (int step = 0; step < 20; step++)
        {
            int rows = 5 + (step * 3);
            int[] lengths = [.. Enumerable.Range(0, rows).Select(_ => random.Next(0, 13))];
            network.TrainBatch(Numbers.Floats(rows * Tagger.InputSize, step), lengths, Numbers.Classes(rows * 12, 3, step));
        }

        return Numbers.Values(network.Parameters);
    }

    private static void Spoil<T>(T[] x, int[] lengths, int most, int features, T with)
    {
        for (int row = 0; row < lengths.Length; row++)
            x.AsSpan(((row * most) + lengths[row]) * features, (most - lengths[row]) * features).Fill(with);
    }

    private static IEnumerable<double[]> Steps(double[] x, int row, int most, int features, int length) =>
        Enumerable.Range(0, length).Select(t => x[(((row * most) + t) * features)..(((row * most) + t + 1) * features)]);

    private static double[] Apply(ParameterCollection<double> p, string layer, double[] x, bool tanh)
    {
        double[] weight = p[layer + ".weight"].ToArray(), bias = p[layer + ".bias"].ToArray();
        return [.. bias.Select((b, o) =>
        {
            double sum = b + x.Select((value, i) => value * weight[(o * x.Length) + i]).Sum();
            return tanh ? Math.Tanh(sum) : sum;
        })];
    }
}
