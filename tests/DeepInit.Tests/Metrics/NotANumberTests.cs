namespace DeepInit.Tests.Metrics;

/// <summary>An output that is NaN is never right, and no measure of it is better than a number.</summary>
public sealed class NotANumberTests
{
    private static readonly double[] AllNaN = [double.NaN, double.NaN, double.NaN, double.NaN];

    [Fact]
    public void DecisionsOnNaNAreWrong()
    {
        foreach (Metric metric in new Metric[] { new CategoricalAccuracyMetric(), new TopKAccuracyMetric(1), new TopKAccuracyMetric(2), new ConfusionMatrixMetric(), new FBetaMetric(), new RecallMetric(), new CohenKappaMetric() })
        {
            metric.Add(AllNaN, [0, 1]);
            Assert.Equal(0, metric.Value);
            metric.Restart();
            metric.Add(AllNaN, [1.0, 0, 0, 1], 2);
            Assert.Equal(0, metric.Value);
        }

        // One row of three is right, one wrong, one NaN beside the largest output of its class.
        double[] outputs = [0.9, 0.1, 0.7, 0.3, 0.8, double.NaN];
        var accuracy = new CategoricalAccuracyMetric();
        accuracy.Add(outputs, [0, 1, 0]);
        Assert.Equal(1.0 / 3, accuracy.Value);
        Assert.Equal(1, accuracy.Undecided);
        var first = new TopKAccuracyMetric(1);
        first.Add(outputs, [0, 1, 0]);
        Assert.Equal(1.0 / 3, first.Value);
    }

    [Fact]
    public void YesOrNoOnNaNIsWrongForBothLabels()
    {
        var metric = new BinaryAccuracyMetric();
        metric.Add([double.NaN, double.NaN, 0.1, 0.9], [0.0, 1, 0, 1]);
        Assert.Equal(0.5, metric.Value);
        Assert.Equal(2, metric.Undecided);
        metric.Restart();
        Assert.Equal(0, metric.Undecided);

        // Rows that were taken for nothing are missed ones: recall falls, precision stays.
        var recall = new RecallMetric();
        recall.Add([0.9, double.NaN, 0.2], [1.0, 1, 0]);
        Assert.Equal(0.5, recall.Value);
        var precision = new PrecisionMetric();
        precision.Add([0.9, double.NaN, 0.2], [1.0, 1, 0]);
        Assert.Equal(1, precision.Value);
    }

    [Fact]
    public void EveryOtherMeasureOfNaNIsNaN()
    {
        foreach (Metric metric in new Metric[] { new RocAucMetric(), new PrecisionRecallAucMetric(), new LogLossMetric(), new PerplexityMetric(), new CalibrationErrorMetric(), new MeanSquaredErrorMetric(), new MeanAbsoluteErrorMetric(), new R2Metric() })
        {
            metric.Add([0.2, double.NaN, 0.7], [0.0, 1, 1]);
            Assert.Equal(double.NaN, metric.Value);
            Assert.False(MonitoredValue.Of(metric).IsBetter(metric.Value, double.NaN));
            metric.Restart();
            metric.Add([0.2, 0.6, 0.7], [0.0, 1, 1]);
            Assert.False(double.IsNaN(metric.Value));
        }
    }

    [Fact]
    public void TargetsAreNumbers() =>
        Assert.Contains("row 1, column 0", Assert.Throws<ArgumentException>(() => new BinaryAccuracyMetric().Add([0.1, 0.2], [0, double.NaN])).Message);
}
