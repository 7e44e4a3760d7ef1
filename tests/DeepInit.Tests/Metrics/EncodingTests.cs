namespace DeepInit.Tests.Metrics;

/// <summary>The same rows with labels as indices, as one-hot rows, or as one number: the same value. Right values come from counting pairs.</summary>
public sealed class EncodingTests
{
    private static readonly int[] Classes = [.. Enumerable.Range(0, 40).Select(i => ((i * 5) + (i / 3)) % 3)];

    [Fact]
    public void AreasAreMeansOverTheClassesWhateverTheEncoding()
    {
        double[] outputs = Probabilities(3);
        double[] expected = [.. Enumerable.Range(0, 3).Select(c => Roc([.. Rows(outputs, 3).Select(row => row[c])], [.. Classes.Select(k => k == c)]))];
        Assert.Equal(expected.Average(), Value(new RocAucMetric(), m => m.Add(outputs, Classes)), 1e-12);
        Assert.Equal(expected.Average(), Value(new RocAucMetric(), m => m.Add(outputs, OneHot(Classes, 3), 3)), 1e-12);
        double[] precisions = [.. Enumerable.Range(0, 3).Select(c => AveragePrecision([.. Rows(outputs, 3).Select(row => row[c])], [.. Classes.Select(k => k == c)]))];
        Assert.Equal(precisions.Average(), Value(new PrecisionRecallAucMetric(), m => m.Add(outputs, Classes)), 1e-12);
        Assert.Equal(precisions.Average(), Value(new PrecisionRecallAucMetric(), m => m.Add(outputs, OneHot(Classes, 3), 3)), 1e-12);
    }

    [Fact]
    public void OfTwoClassesTheSecondCountsInOneColumnAndInTwo()
    {
        double[] outputs = Probabilities(2);
        int[] classes = [.. Classes.Select(c => c == 2 ? 1 : c)];
        double[] second = [.. Rows(outputs, 2).Select(row => row[1])];
        double[] labels = [.. classes.Select(c => (double)c)];
        foreach ((Metric metric, double expected) in new (Metric, double)[]
        {
            (new RocAucMetric(), Roc(second, [.. classes.Select(c => c == 1)])),
            (new PrecisionRecallAucMetric(), AveragePrecision(second, [.. classes.Select(c => c == 1)])),
        })
        {
            Assert.Equal(expected, Value(metric, m => m.Add(second, labels)), 1e-12);
            Assert.Equal(expected, Value(metric, m => m.Add(second, classes)), 1e-12);
            Assert.Equal(expected, Value(metric, m => m.Add(outputs, classes)), 1e-12);
            Assert.Equal(expected, Value(metric, m => m.Add(outputs, OneHot(classes, 2), 2)), 1e-12);
        }

        foreach (Metric metric in new Metric[] { new LogLossMetric(), new FBetaMetric(), new CohenKappaMetric() })
        {
            double expected = Value(metric, m => m.Add(second, classes));
            Assert.Equal(expected, Value(metric, m => m.Add(outputs, classes)), 1e-12);
            Assert.Equal(expected, Value(metric, m => m.Add(outputs, OneHot(classes, 2), 2)), 1e-12);
        }
    }

    [Fact]
    public void AClassThatDoesNotOccurHasNoArea() =>
        Assert.Equal(1, Value(new RocAucMetric(), m => m.Add([0.8, 0.1, 0.1, 0.2, 0.7, 0.1], [0, 1])));

    [Fact]
    public void LogitsAreRefusedOrTakenForWhatTheyAre()
    {
        double[] logits = [2, -1, 0.5, -3, 0, 1];
        string message = Assert.Throws<ArgumentException>(() => new LogLossMetric().Add(logits, [0, 2])).Message;
        Assert.Contains("'log_loss' got 2 in row 0, column 0", message);
        Assert.Contains("FromLogits", message);
        Assert.Contains("sum 1.5 in row 0", Assert.Throws<ArgumentException>(() => new LogLossMetric().Add([0.5, 0.5, 0.5], [0])).Message);
        Assert.Contains("-0.5 in row 1", Assert.Throws<ArgumentException>(() => new LogLossMetric().Add([0.5, -0.5], [0.0, 1])).Message);

        double expected = 0;
        foreach ((double[] row, int c) in Rows(logits, 3).Zip(new[] { 0, 2 }))
            expected += Math.Log(row.Sum(Math.Exp)) - row[c];
        Assert.Equal(expected / 2, Value(new LogLossMetric { FromLogits = true }, m => m.Add(logits, [0, 2])), 1e-12);
        Assert.Equal((Math.Log(1 + Math.Exp(-2)) + Math.Log(1 + Math.Exp(-3))) / 2, Value(new LogLossMetric { FromLogits = true }, m => m.Add([2, -3], [1.0, 0])), 1e-12);
    }

    private static double Value(Metric metric, Action<Metric> add)
    {
        metric.Restart();
        add(metric);
        return metric.Value;
    }

    private static double[] Probabilities(int width)
    {
        var random = new Random(4);
        return [.. Classes.SelectMany(c =>
        {
            double[] row = [.. Enumerable.Range(0, width).Select(k => Math.Round(random.NextDouble(), 1) + 0.1 + (k == c ? 0.4 : 0) + (width == 2 ? k * 0.013 : 0))];
            return row.Select(v => v / row.Sum());
        })];
    }

    private static IEnumerable<double[]> Rows(double[] values, int width) => values.Chunk(width);

    private static double[] OneHot(int[] classes, int width) => [.. classes.SelectMany(c => Enumerable.Range(0, width).Select(k => k == c ? 1.0 : 0))];

    // Pairs of a positive and a negative row that stand in the right order.
    private static double Roc(double[] scores, bool[] labels)
    {
        double right = 0;
        double pairs = 0;
        for (int p = 0; p < scores.Length; p++)
        {
            for (int n = 0; n < scores.Length; n++)
            {
                if (!labels[p] || labels[n])
                    continue;
                pairs++;
                right += scores[p] > scores[n] ? 1 : scores[p] == scores[n] ? 0.5 : 0;
            }
        }

        return right / pairs;
    }

    // For each threshold that occurs: precision there, times the recall that it adds.
    private static double AveragePrecision(double[] scores, bool[] labels)
    {
        double area = 0;
        double recall = 0;
        foreach (double threshold in scores.Distinct().OrderDescending())
        {
            int taken = scores.Count(s => s >= threshold);
            int found = scores.Where((s, i) => labels[i] && s >= threshold).Count();
            double now = (double)found / labels.Count(l => l);
            area += (now - recall) * found / taken;
            recall = now;
        }

        return area;
    }
}
