using System.Text.Json;

namespace DeepInit.Tests.Metrics;

/// <summary>Metrics of yes-or-no decisions, against scikit-learn.</summary>
public sealed class BinaryMetricTests
{
    public static TheoryData<string> Names => ReferenceMetrics.Names("binary");

    [Theory]
    [MemberData(nameof(Names))]
    public void EveryMetricIsScikitLearnsWhateverTheBatches(string name)
    {
        JsonElement reference = ReferenceMetrics.Case("binary", name);
        var expected = new (Metric Metric, string Property)[]
        {
            (new BinaryAccuracyMetric(), "accuracy"),
            (new PrecisionMetric(), "precision"),
            (new RecallMetric(), "recall"),
            (new FBetaMetric(), "f1"),
            (new FBetaMetric(2), "f2"),
            (new CohenKappaMetric(), "kappa"),
            (new RocAucMetric(), "roc_auc"),
            (new PrecisionRecallAucMetric(), "pr_auc"),
            (new LogLossMetric(), "log_loss"),
            (new CalibrationErrorMetric(10), "calibration"),
        };
        double[] outputs = reference.Numbers("outputs");
        int[] classes = reference.Classes();
        double[] targets = [.. classes.Select(c => (double)c)];
        foreach ((Metric metric, string property) in expected)
        {
            for (int start = 0; start < classes.Length; start += 7)
            {
                int count = Math.Min(7, classes.Length - start);
                metric.Add(outputs.AsSpan(start, count), classes.AsSpan(start, count));
            }

            Assert.Equal(reference.Number(property), metric.Value, 1e-12);
            metric.Restart();
            metric.Add(outputs, targets);
            Assert.Equal(reference.Number(property), metric.Value, 1e-12);
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void TheConfusionMatrixIsScikitLearns(string name)
    {
        JsonElement reference = ReferenceMetrics.Case("binary", name);
        var metric = new ConfusionMatrixMetric("no", "yes");
        metric.Add(reference.Numbers("outputs"), reference.Classes());
        for (int a = 0; a < 2; a++)
        {
            for (int p = 0; p < 2; p++)
                Assert.Equal(reference.GetProperty("confusion")[a][p].GetInt64(), metric[a, p]);
        }

        Assert.Equal(["no", "yes"], metric.Labels);
        Assert.Throws<ArgumentOutOfRangeException>(() => metric[2, 0]);
    }

    [Fact]
    public void TwoColumnsAreTheProbabilitiesOfBothClasses()
    {
        var auc = new RocAucMetric();
        auc.Add([0.9, 0.1, 0.2, 0.8, 0.4, 0.6], [0, 1, 0]);
        Assert.Equal(1, auc.Value);
    }

    [Fact]
    public void WhatRowsDoNotDefineIsNotANumber()
    {
        Assert.Equal(double.NaN, new BinaryAccuracyMetric().Value);
        Assert.Equal(double.NaN, new LogLossMetric().Value);
        var auc = new RocAucMetric();
        auc.Add([0.1, 0.9], [1, 1]);
        Assert.Equal(double.NaN, auc.Value);
        var precision = new PrecisionMetric();
        precision.Add([0.1, 0.2], [1, 0]);
        Assert.Equal(0, precision.Value);
    }

    [Fact]
    public void WrongRowsAreRefusedWithTheNumbers()
    {
        Assert.Contains("2 outputs and 1 targets", Assert.Throws<ArgumentException>(() => new PrecisionMetric().Add([1.0, 2], [1.0])).Message);
        Assert.Contains("class 2", Assert.Throws<ArgumentException>(() => new PrecisionMetric().Add([1.0], [2])).Message);
        Assert.Contains("two classes", Assert.Throws<ArgumentException>(() => new BinaryAccuracyMetric().Add([1.0, 0, 0], [2])).Message);
        Assert.Contains("logits", Assert.Throws<ArgumentException>(() => new CalibrationErrorMetric().Add([3.5], [1])).Message);
    }
}
