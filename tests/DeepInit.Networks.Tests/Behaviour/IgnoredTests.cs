using DeepInit.Networks.Tests.Kernels;

namespace DeepInit.Networks.Tests.Behaviour;

/// <summary>Targets that do not count: losses divide by those that do, accuracy and metrics leave them out, and what is behind a row's length counts nowhere.</summary>
public sealed class IgnoredTests
{
    private static readonly int[] Lengths = [6, 2, 0, 5, 1];

    private static double[] X { get; } = Numbers.Doubles(Lengths.Length * Labels.InputSize, 2);

    private static int[] Classes { get; } = [.. Numbers.Classes(Lengths.Length * 6, 5, 3).Select(c => c > 2 ? -100 : c)];

    [Fact]
    public void TheLossIsTheMeanOfWhatCounts()
    {
        var network = new Labels(1);
        Assert.Contains(-100, Classes);

        Assert.Equal(Naive(network.Predict(X, Lengths), Lengths, Classes), network.ComputeLoss(X, Lengths, Classes), 1e-12);
        Assert.Equal(Naive(network.Predict(X, Lengths), Lengths, Classes), network.ComputeGradients(X, Lengths, Classes), 1e-12);
    }

    [Fact]
    public void GradientsAreThoseOfCentralDifferences()
    {
        var network = new Labels(1);

        (string where, double off) = GradientCheck.Worst(network.Parameters, () => network.ComputeLoss(X, Lengths, Classes), () => network.ComputeGradients(X, Lengths, Classes));

        Assert.True(off < GradientCheck.Limit, $"{where} is off by {off}");
    }

    [Fact]
    public void PartsDivideByWhatCountsInTheWholeBatch()
    {
        Labels whole = new(1), inParts = new(1) { MaxRowsPerPass = 2 };

        Assert.Equal(whole.ComputeGradients(X, Lengths, Classes), inParts.ComputeGradients(X, Lengths, Classes), 1e-12);
        Assert.Equal(0, whole.Gradients.ToArray().Zip(inParts.Gradients.ToArray(), (a, b) => Math.Abs(a - b)).Max(), 1e-12);
    }

    [Fact]
    public void WeightsOfRowsCountBesideWhatIsLeftOut()
    {
        var network = new Labels(1);
        double[] logits = network.Predict(X, Lengths), weights = [2, 0, 1, 0.5, 1];
        double sum = 0;
        for (int row = 0; row < Lengths.Length; row++)
            sum += weights[row] * Sum(logits, [.. Lengths.Select((length, r) => r == row ? length : 0)], Classes).Loss;

        Assert.Equal(sum / Sum(logits, Lengths, Classes).Weight, network.ComputeGradients(X, Lengths, Classes, weights), 1e-12);
    }

    [Fact]
    public void WhereNothingCountsTheLossIsZeroAndTheStepIsMade()
    {
        var network = new Labels(1);
        int[] none = [.. Enumerable.Repeat(-100, Classes.Length)];
        network.TrainBatch(X, Lengths, Classes);
        double[] before = [.. network.Parameters.SelectMany(p => p.ToArray())];

        Assert.Equal(0, network.ComputeGradients(X, Lengths, none));
        Assert.All(network.Gradients.ToArray(), gradient => Assert.Equal(0, gradient));
        Assert.Equal(0, network.TrainBatch(X, Lengths, none));

        // momentum goes on
        Assert.Equal(2, network.StepCount);
        Assert.NotEqual(before, network.Parameters.SelectMany(p => p.ToArray()));
    }

    [Fact]
    public void AClassOfNothingIsRefusedByName()
    {
        int[] classes = [.. Classes];
        classes[3] = -99;

        string message = Assert.Throws<ArgumentException>(() => new Labels(1).TrainBatch(X, Lengths, classes)).Message;

        Assert.StartsWith("'target' holds class -99 at position 3; expected 0 to 2, for 3 classes, or -100 for what does not count.", message, StringComparison.Ordinal);
    }

    [Fact]
    public void AccuracyAndMetricsAreOfWhatCounts()
    {
        var network = new Labels(1);
        double[] logits = network.Predict(X, Lengths);
        (int right, int all) = (0, 0);
        foreach (int step in Counted(Lengths, Classes))
        {
            double[] own = logits[(step * 3)..((step + 1) * 3)];
            right += Array.IndexOf(own, own.Max()) == Classes[step] ? 1 : 0;
            all++;
        }

        var data = new Dataset<double>().WithInput("x", X, Lengths).WithClasses("target", Classes);
        var metric = new CategoricalAccuracyMetric();
        Evaluation measured = network.Evaluate(data, accuracy: true, metrics: [metric], batchSize: 2);

        Assert.Equal((double)right / all, measured.Accuracy!.Value, 1e-12);
        Assert.Equal((double)right / all, metric.Value, 1e-12);
        Assert.Equal(Naive(logits, Lengths, Classes), measured.Loss, 1e-12);
    }

    [Fact]
    public void MetricsOfNumbersAreOfRealSteps()
    {
        var network = new Tracker(1);
        int[] lengths = [6, 0, 2, 5, 1];
        double[] x = Numbers.Doubles(lengths.Length * Tracker.InputSize, 2), y = Numbers.Doubles(lengths.Length * Tracker.OutputSize, 3), outputs = network.Predict(x, lengths);
        double sum = 0;
        for (int row = 0; row < lengths.Length; row++)
        {
            for (int i = row * Tracker.OutputSize; i < (row * Tracker.OutputSize) + (lengths[row] * 2); i++)
                sum += Math.Abs(outputs[i] - y[i]);
        }

        var metric = new MeanAbsoluteErrorMetric();
        network.Evaluate(new Dataset<double>().WithInput("x", x, lengths).WithTarget("target", y), metrics: [metric]);

        Assert.Equal(sum / (2 * lengths.Sum()), metric.Value, 1e-12);
    }

    [Fact]
    public void LengthsThatAreFoundCountInAccuracy()
    {
        var network = new WordTagger(1);
        int[] words = [3, 5, 0, 0, 7, 0, 0, 0], classes = [1, 0, 1, 1, 1, 1, 1, 1];
        float[] logits = network.Predict(words);
        int right = new[] { 0, 1, 4 }.Count(step => (logits[step * 2] >= logits[(step * 2) + 1] ? 0 : 1) == classes[step]);

        Assert.Equal(right / 3.0, network.Evaluate(new Dataset<float>(words, classes), accuracy: true).Accuracy!.Value, 1e-12);
    }

    private static IEnumerable<int> Counted(int[] lengths, int[] classes) =>
        Enumerable.Range(0, classes.Length).Where(step => step % 6 < lengths[step / 6] && classes[step] != -100);

    private static double Naive(double[] logits, int[] lengths, int[] classes)
    {
        (double loss, double weight) = Sum(logits, lengths, classes);
        return loss / weight;
    }

    private static (double Loss, double Weight) Sum(double[] logits, int[] lengths, int[] classes)
    {
        double[] weights = [1, 2, 0.5];
        (double loss, double weight) = (0, 0);
        foreach (int step in Counted(lengths, classes))
        {
            double[] own = logits[(step * 3)..((step + 1) * 3)];
            double logSum = Math.Log(own.Sum(Math.Exp));
            for (int c = 0; c < 3; c++)
                loss += weights[c] * ((c == classes[step] ? 0.9 : 0) + (0.1 / 3)) * (logSum - own[c]);
            weight += weights[classes[step]];
        }

        return (loss, weight);
    }
}
