using System.Text.Json;

namespace DeepInit.Tests.Metrics;

/// <summary>Metrics of decisions between several classes, against scikit-learn.</summary>
public sealed class CategoricalMetricTests
{
    public static TheoryData<string> Names => ReferenceMetrics.Names("several");

    [Theory]
    [MemberData(nameof(Names))]
    public void EveryMetricIsScikitLearnsWhateverTheBatches(string name)
    {
        JsonElement reference = ReferenceMetrics.Case("several", name);
        var expected = new List<(Metric Metric, string Property)>
        {
            (new CategoricalAccuracyMetric(), "accuracy"),
            (new ConfusionMatrixMetric(), "accuracy"),
            (new TopKAccuracyMetric(2), "top2"),
            (new CohenKappaMetric(), "kappa"),
            (new LogLossMetric { FromLogits = true }, "log_loss"),
            (new TokenAccuracyMetric(), "accuracy"),
            (new PrecisionMetric(), "precision_macro"),
        };
        foreach (ClassAverage average in new[] { ClassAverage.Macro, ClassAverage.Weighted, ClassAverage.Micro })
        {
            string suffix = "_" + average.ToString().ToLowerInvariant();
            expected.Add((new PrecisionMetric { Average = average }, "precision" + suffix));
            expected.Add((new RecallMetric { Average = average }, "recall" + suffix));
            expected.Add((new FBetaMetric { Average = average }, "f1" + suffix));
            expected.Add((new FBetaMetric(0.5) { Average = average }, "f0.5" + suffix));
        }

        double[] logits = reference.Numbers("logits");
        int[] classes = reference.Classes();
        int k = (int)reference.Number("k");
        foreach ((Metric metric, string property) in expected)
        {
            for (int start = 0; start < classes.Length; start += 16)
            {
                int count = Math.Min(16, classes.Length - start);
                metric.Add(logits.AsSpan(start * k, count * k), classes.AsSpan(start, count));
            }

            Assert.Equal(reference.Number(property), metric.Value, 1e-12);
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void OneHotTargetsAndSinglePrecisionComeToTheSame(string name)
    {
        JsonElement reference = ReferenceMetrics.Case("several", name);
        int k = (int)reference.Number("k");
        int[] classes = reference.Classes();
        float[] logits = [.. reference.Numbers("logits").Select(v => (float)v)];
        float[] oneHot = [.. classes.SelectMany(c => Enumerable.Range(0, k).Select(i => i == c ? 1f : 0))];
        foreach ((Metric metric, string property) in new (Metric, string)[]
        {
            (new CategoricalAccuracyMetric(), "accuracy"), (new TopKAccuracyMetric(2), "top2"), (new LogLossMetric { FromLogits = true }, "log_loss"),
        })
        {
            metric.Add(logits, oneHot, k);
            Assert.Equal(reference.Number(property), metric.Value, 1e-6);
        }
    }

    [Fact]
    public void PerplexityIsThePowerOfTheMeanLogarithm()
    {
        var metric = new PerplexityMetric();
        metric.Add([0.5, 0.25, 0.25, 0.1, 0.8, 0.1], [0, 1]);
        metric.Add([0.25, 0.5, 0.25], [2]);
        Assert.Equal(Math.Pow(0.5 * 0.8 * 0.25, -1.0 / 3), metric.Value, 1e-12);
        Assert.False(metric.HigherIsBetter);
        metric.Restart();
        Assert.Equal(double.NaN, metric.Value);

        // Uniform ones choose among all; what is impossible costs much, and not infinitely much.
        metric.Add([0.2, 0.2, 0.2, 0.2, 0.2], [3]);
        Assert.Equal(5, metric.Value, 1e-12);
        metric.Restart();
        metric.Add([1.0, 0], [1]);
        Assert.InRange(metric.Value, 1e299, 1e301);
    }

    [Fact]
    public void TokensOfAnIgnoredClassDoNotCount()
    {
        var metric = new TokenAccuracyMetric { IgnoreIndex = 0 };
        metric.Add([0.5, 0.2, 0.3, 0.1, 0.8, 0.1, 0.1, 0.8, 0.1], [0, 1, 2]);
        Assert.Equal(0.5, metric.Value);
        metric.Add([double.NaN, 0.8, 0.1, 0, 0, 1], [1, 2]);
        Assert.Equal(0.5, metric.Value);
        Assert.Contains("BinaryAccuracyMetric", Assert.Throws<ArgumentException>(() => metric.Add([0.5], [1])).Message);
    }

    [Fact]
    public void CalibrationIsTheGapBetweenConfidenceAndAccuracy()
    {
        var metric = new CalibrationErrorMetric(10);

        // Two rows of confidence 0.75, one of them right; one of confidence 0.95, right.
        metric.Add([0.75, 0.25, 0.25, 0.75, 0.95, 0.05], [0, 0, 0]);
        Assert.Equal(((2 * Math.Abs(0.5 - 0.75)) + Math.Abs(1 - 0.95)) / 3, metric.Value, 1e-12);
    }

    [Fact]
    public void OtherNumbersOfClassesNeedARestart()
    {
        var metric = new CategoricalAccuracyMetric();
        metric.Add([0.1, 0.9, 0.0], [1]);
        Assert.Contains("3 classes", Assert.Throws<ArgumentException>(() => metric.Add([0.1, 0.9], [1])).Message);
        metric.Restart();
        metric.Add([0.1, 0.9], [1]);
        Assert.Equal(1, metric.Value);
    }
}
