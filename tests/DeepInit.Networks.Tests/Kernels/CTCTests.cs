using DeepInit.Networks.Tests.Behaviour;

namespace DeepInit.Networks.Tests.Kernels;

/// <summary>The loss of labels whose places are not known, against a sum over all paths.</summary>
public sealed class CTCTests
{
    private const int Steps = 5, Classes = 4, Room = 3, Blank = 1;

    // Repeats, one label, none, as many as steps allow.
    private static readonly int[] Labels = [0, 2, 3, 2, 2, 1, 3, 1, 1, 1, 1, 1, 0, 0, 0, 3, 2, 3];

    private static readonly int[] Lengths = [5, 3, 1, 2, 5, 4];

    private static readonly double[] X = Numbers.Doubles(6 * Steps * 3, 2);

    [Fact]
    public void TheLossSumsOverAllPaths()
    {
        var network = new SpelledMean(1);
        double[] rows = Rows(network.Predict(X), [.. Enumerable.Repeat(Steps, 6)]);

        Assert.Equal(rows.Select((loss, row) => loss / Math.Max(1, CountOf(row))).Average(), network.ComputeLoss(X, Labels), 1e-12);
        Assert.Equal(rows.Average(), new SpelledByRow(1).ComputeLoss(X, Labels), 1e-12);
        Assert.Equal(2 * rows.Sum(), new SpelledSum(1).ComputeLoss(X, Labels), 1e-11);
    }

    [Fact]
    public void OverLengthsItIsOfRealSteps()
    {
        var network = new SpelledLengths(1);
        double[] rows = Rows(network.Predict(X, Lengths), Lengths);

        Assert.Equal(rows.Select((loss, row) => loss / Math.Max(1, CountOf(row))).Average(), network.ComputeLoss(X, Lengths, Labels), 1e-12);
    }

    [Fact]
    public void WeightsOfRowsCount()
    {
        var network = new SpelledSum(1);
        double[] rows = Rows(network.Predict(X), [.. Enumerable.Repeat(Steps, 6)]), weights = [1, 0, 2, 0.5, 3, 1];

        Assert.Equal(2 * rows.Zip(weights, (loss, weight) => loss * weight).Sum(), network.ComputeGradients(X, Labels, weights), 1e-11);
    }

    [Fact]
    public void GradientsAreTheSlopesOfTheLoss()
    {
        var network = new SpelledMean(1);
        AttentionTests.AssertSlopes(network, () => network.ComputeGradients(X, Labels));
        var lengths = new SpelledLengths(1);
        AttentionTests.AssertSlopes(lengths, () => lengths.ComputeGradients(X, Lengths, Labels));
    }

    [Fact]
    public void LogarithmsOfProbabilitiesAreLogits()
    {
        var network = new SpelledMean(1);
        var logs = new SpelledLogs(1);
        foreach (Parameter<double> parameter in network.Parameters)
            logs.Parameters[parameter.Name].CopyFrom(parameter.ToArray());

        Assert.Equal(network.ComputeGradients(X, Labels), logs.ComputeGradients(X, Labels), 1e-12);
        Assert.All(network.Gradients.ToArray().Zip(logs.Gradients.ToArray()), pair => Assert.Equal(pair.First, pair.Second, 1e-12));
    }

    [Theory]
    [InlineData(2)]
    [InlineData(5)]
    public void StepsComeToTheSameBitsAtAnyNumberOfThreads(int threads)
    {
        double[] Trained(int count)
        {
            var network = new SpelledLengths(1) { MaxThreads = count };
            for (int step = 0; step < 3; step++)
                network.TrainBatch(X, Lengths, Labels);
            return network.Predict(X, Lengths);
        }

        Assert.Equal(Trained(1), Trained(threads));
    }

    [Fact]
    public void ABatchInPartsHasTheGradientsOfTheWhole()
    {
        var whole = new SpelledLengths(1);
        var parts = new SpelledLengths(1) { MaxRowsPerPass = 2 };

        Assert.Equal(whole.ComputeGradients(X, Lengths, Labels), parts.ComputeGradients(X, Lengths, Labels), 1e-12);
        Assert.All(whole.Gradients.ToArray().Zip(parts.Gradients.ToArray()), pair => Assert.Equal(pair.First, pair.Second, 1e-12));
    }

    [Fact]
    public void LabelsThatDoNotFitAreRefusedBeforeAnythingChanges()
    {
        var network = new SpelledLengths(1);
        double[] before = [.. network.Parameters.SelectMany(parameter => parameter.ToArray())];
        int[] lengths = [.. Lengths];
        lengths[4] = 4;

        ArgumentException repeats = Assert.Throws<ArgumentException>(() => network.TrainBatch(X, lengths, Labels));
        ArgumentException behind = Assert.Throws<ArgumentException>(() => network.TrainBatch(X, Lengths, [.. Labels.Take(6), 1, 1, 2, .. Labels.Skip(9)]));
        ArgumentException few = Assert.Throws<ArgumentException>(() => network.TrainBatch(X, Lengths, Labels[..12]));

        Assert.StartsWith("Row 4 of target has 3 labels, 2 of which repeat the one before and need a blank between: that takes at least 5 steps, and the row has 4.", repeats.Message, StringComparison.Ordinal);
        Assert.StartsWith("Row 2 of target has the label 2 at 2, behind the blank 1 at 0", behind.Message, StringComparison.Ordinal);
        Assert.Contains("18", few.Message, StringComparison.Ordinal);
        Assert.Equal(before, network.Parameters.SelectMany(parameter => parameter.ToArray()));
    }

    [Fact]
    public void WithZeroInfinityTheyHaveNoLossAndNoGradient()
    {
        var network = new SpelledZero(1);
        int[] lengths = [.. Lengths];
        (lengths[0], lengths[4]) = (0, 4);
        double[] rows = Rows(network.Predict(X, lengths), lengths);

        Assert.Equal(rows.Where(double.IsFinite).Sum() / 6, network.ComputeLoss(X, lengths, Labels), 1e-12);
        Assert.Equal(2, rows.Count(double.IsInfinity));
        AttentionTests.AssertSlopes(network, () => network.ComputeGradients(X, lengths, Labels));
    }

    [Fact]
    public void LabelsAreAColumnOfADataset()
    {
        var fitted = new SpelledLengths(1);
        var stepped = new SpelledLengths(1);
        fitted.Fit(new Dataset<double>().WithInput("x", X, Lengths).WithClasses("target", Labels), new FitOptions { Epochs = 1, BatchSize = 3, Shuffle = false });
        stepped.TrainBatch(X[..45], Lengths[..3], Labels[..9]);
        stepped.TrainBatch(X[45..], Lengths[3..], Labels[9..]);

        Assert.Equal(stepped.Predict(X, Lengths), fitted.Predict(X, Lengths));
    }

    [Fact]
    public void TheLikeliestPathIsRead()
    {
        double[] steps = [0, 3, 1, 0, 3, 2, 5, 0, 1, 0, 0, 2, 0, 0, 2];

        Assert.Equal([1, 2], CTCDecoder.Decode(steps, classes: 3));
        Assert.Equal([0, 2], CTCDecoder.Decode(steps, classes: 3, blank: 1));
        Assert.Equal([1, 2], CTCDecoder.Decode(Array.ConvertAll(steps, x => (float)x), classes: 3));
        Assert.Empty(CTCDecoder.Decode(ReadOnlySpan<double>.Empty, classes: 3));
        Assert.Throws<ArgumentException>(() => CTCDecoder.Decode(steps, classes: 4));
        Assert.Throws<ArgumentOutOfRangeException>(() => CTCDecoder.Decode(steps, classes: 3, blank: 3));
    }

    private static int CountOf(int row) => Labels.Skip(row * Room).Take(Room).TakeWhile(label => label != Blank).Count();

    // −ln Σ Π p over every way to give each step a class that says the labels.
    private static double[] Rows(double[] output, int[] lengths)
    {
        return [.. lengths.Select((length, row) =>
        {
            int[] labels = [.. Labels.Skip(row * Room).Take(CountOf(row))];
            double[][] p = [.. output.Skip(row * Steps * Classes).Take(length * Classes).Chunk(Classes).Select(z => z.Select(x => Math.Exp(x) / z.Sum(Math.Exp)).ToArray())];
            double sum = 0;
            for (int path = 0; path < (int)Math.Pow(Classes, length); path++)
            {
                int[] says = [.. Enumerable.Range(0, length).Select(t => path / (int)Math.Pow(Classes, t) % Classes)];
                int[] said = [.. says.Where((k, t) => k != Blank && (t == 0 || says[t - 1] != k))];
                if (said.SequenceEqual(labels))
                    sum += says.Select((k, t) => p[t][k]).Aggregate(1.0, (product, q) => product * q);
            }

            return -Math.Log(sum);
        })];
    }
}

/// <summary>The mean as PyTorch has it.</summary>
[Network(Precision = Precision.Double)]
[Input(5, 3)]
[Dense(8, Activation = Tanh)]
[Dense(4)]
[Loss(CTC, Labels = 3, Blank = 1)]
[Adam(LearningRate = 0.02)]
public sealed partial class SpelledMean;

/// <summary>The same with logarithms of probabilities.</summary>
[Network(Precision = Precision.Double)]
[Input(5, 3)]
[Dense(8, Activation = Tanh)]
[Dense(4)]
[Activation(LogSoftmax)]
[Loss(CTC, Labels = 3, Blank = 1)]
[Adam(LearningRate = 0.02)]
public sealed partial class SpelledLogs;

/// <summary>The mean over rows.</summary>
[Network(Precision = Precision.Double)]
[Input(5, 3)]
[Dense(8, Activation = Tanh)]
[Dense(4)]
[Loss(CTC, Labels = 3, Blank = 1, Reduction = Reduction.BatchMean)]
[Adam(LearningRate = 0.02)]
public sealed partial class SpelledByRow;

/// <summary>The sum, with a factor.</summary>
[Network(Precision = Precision.Double)]
[Input(5, 3)]
[Dense(8, Activation = Tanh)]
[Dense(4)]
[Loss(CTC, Labels = 3, Blank = 1, Reduction = Reduction.Sum, Weight = 2)]
[Adam(LearningRate = 0.02)]
public sealed partial class SpelledSum;

/// <summary>Rows with lengths of their own.</summary>
[Network(Precision = Precision.Double)]
[Input("x", 5, 3, Lengths = true)]
[Dense(8, Activation = Tanh)]
[Dense(4)]
[Loss(CTC, Labels = 3, Blank = 1)]
[Adam(LearningRate = 0.02)]
public sealed partial class SpelledLengths;

/// <summary>Rows whose labels do not fit are left out.</summary>
[Network(Precision = Precision.Double)]
[Input("x", 5, 3, Lengths = true)]
[Dense(8, Activation = Tanh)]
[Dense(4)]
[Loss(CTC, Labels = 3, Blank = 1, ZeroInfinity = true, Reduction = Reduction.BatchMean)]
[Adam(LearningRate = 0.02)]
public sealed partial class SpelledZero;
