using System.Text.Json;

namespace DeepInit.Tests.Metrics;

/// <summary>Metrics of predicted numbers, against scikit-learn.</summary>
public sealed class RegressionMetricTests
{
    public static TheoryData<string> Names => ReferenceMetrics.Names("regression");

    [Theory]
    [MemberData(nameof(Names))]
    public void EveryMetricIsScikitLearnsWhateverTheBatches(string name)
    {
        JsonElement reference = ReferenceMetrics.Case("regression", name);
        double[] outputs = reference.Numbers("outputs");
        double[] targets = reference.Numbers("targets");
        int k = (int)reference.Number("k");
        foreach (Metric metric in new Metric[] { new MeanSquaredErrorMetric(), new RootMeanSquaredErrorMetric(), new MeanAbsoluteErrorMetric(), new R2Metric() })
        {
            for (int start = 0; start < outputs.Length; start += 11 * k)
            {
                int count = Math.Min(11 * k, outputs.Length - start);
                metric.Add(outputs.AsSpan(start, count), targets.AsSpan(start, count), k);
            }

            Assert.Equal(reference.Number(metric.Name), metric.Value, 1e-11);
            Assert.Equal(metric is R2Metric, metric.HigherIsBetter);
            metric.Restart();
            Assert.Equal(double.NaN, metric.Value);
        }
    }

    [Fact]
    public void ClassIndicesAreRefused() =>
        Assert.Contains("class indices", Assert.Throws<ArgumentException>(() => new MeanSquaredErrorMetric().Add([1.0], [1])).Message);
}
