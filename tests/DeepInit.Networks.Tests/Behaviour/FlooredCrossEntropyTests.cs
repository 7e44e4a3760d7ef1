using DeepInit.Networks.Tests.Kernels;

namespace DeepInit.Networks.Tests.Behaviour;

/// <summary>Below its floor the loss rises again, and its gradient is that of the cross entropy with the other sign.</summary>
public sealed class FlooredCrossEntropyTests
{
    private const int Rows = 40;

    // The entropy of labels of 3 classes, of which a tenth is wrong.
    private static readonly double Floor = -(0.9 * Math.Log(0.9)) - (0.1 * Math.Log(0.05));

    private static readonly double[] X = Numbers.Doubles(Rows * 5, 1);

    // Which of the first three inputs is largest: learned to any loss.
    private static readonly int[] Y = [.. Enumerable.Range(0, Rows).Select(row => Enumerable.Range(0, 3).MaxBy(k => X[(row * 5) + k]))];

    [Fact]
    public void BelowTheFloorTheGradientChangesItsSign()
    {
        var plain = new PlainCrossEntropyNetwork(3);
        var floored = new FlooredCrossEntropyNetwork(3);
        Copy(plain, floored);
        double loss = plain.ComputeGradients(X, Y);
        Assert.True(loss > Floor, "It starts above.");
        Assert.Equal(loss, floored.ComputeGradients(X, Y), 14);
        Assert.All(plain.Parameters.Zip(floored.Parameters), pair => Assert.Equal(pair.First.Gradient.ToArray(), pair.Second.Gradient.ToArray(), (a, b) => Math.Abs(a - b) < 1e-15));

        plain.LearningRate = 0.5;
        while (loss > Floor / 2)
            loss = plain.TrainBatch(X, Y);
        Copy(plain, floored);
        loss = plain.ComputeGradients(X, Y);
        Assert.Equal((2 * Floor) - loss, floored.ComputeGradients(X, Y), 14);
        Assert.All(plain.Parameters.Zip(floored.Parameters), pair => Assert.Equal(pair.First.Gradient.ToArray(), pair.Second.Gradient.ToArray(), (a, b) => Math.Abs(a + b) < 1e-15));
        Assert.Contains(plain.Parameters, parameter => parameter.Gradient.ToArray().Max(Math.Abs) > 1e-3);
    }

    [Fact]
    public void TrainingStaysAtTheFloor()
    {
        var network = new FlooredCrossEntropyNetwork(3) { LearningRate = 0.5 };
        for (int step = 0; step < 2000; step++)
            Assert.True(network.TrainBatch(X, Y) >= Floor);
        Assert.InRange(network.ComputeLoss(X, Y), Floor, Floor * 1.2);
    }

    [Fact]
    public void RowsOfNoWeightDoNotLowerIt()
    {
        var network = new FlooredCrossEntropyNetwork(3);
        double[] x = [.. X, .. X];
        int[] y = [.. Y, .. Y];
        double[] weights = [.. Enumerable.Repeat(1.0, Rows), .. Enumerable.Repeat(0.0, Rows)];
        double half = network.TrainBatch(x, y, weights);
        Assert.Equal(new FlooredCrossEntropyNetwork(3).TrainBatch(X, Y) / 2, half, 12);
    }

    // Rows of class 1 do not count: of x = 2 I the others have the loss ln(e² + 3) − 2, below b = −0.6 ln 0.6 − 0.4 ln(0.4 / 3).
    [Fact]
    public void TheMeanIsOfTheRowsThatCount()
    {
        var network = new FlooredIgnoringNetwork(1);
        double[] x = [.. Enumerable.Range(0, 16).Select(i => i % 5 == 0 ? 2.0 : 0)];
        double mean = Math.Log(Math.Exp(2) + 3) - 2, b = -(0.6 * Math.Log(0.6)) - (0.4 * Math.Log(0.4 / 3));
        Assert.Equal(Math.Abs(mean - b) + b, network.ComputeLoss(x, [0, 1, 2, 3]), 14);
        Assert.Equal(Math.Abs(mean - b) + b, network.ComputeGradients(x, [0, 1, 2, 3]), 14);

        // Each of the three rows has the share own of its own class, and other of each of the rest.
        double own = Math.Exp(2) / (Math.Exp(2) + 3), other = 1 / (Math.Exp(2) + 3);
        double[] expected = [.. Enumerable.Range(0, 4).Select(k => k == 1 ? -other : -((own - 1 + other + other) / 3))];
        Assert.All(expected.Zip(network.Parameters["dense0.bias"].Gradient.ToArray()), pair => Assert.Equal(pair.First, pair.Second, 1e-15));
    }

    [Fact]
    public void LabelsThatDoNotCountMakeNoBias()
    {
        var network = new FlooredIgnoringNetwork(1);
        InitializationReport report = network.InitializeFrom(new Dataset<double>(Numbers.Doubles(80, 1), Numbers.Classes(20, 4, 2)));
        Assert.Contains("closed form", Assert.Single(report.Layers).BiasLeft, StringComparison.Ordinal);
        Assert.Equal(new double[4], network.Parameters["dense0.bias"].ToArray());
        Assert.NotNull(Assert.Single(new FlooredCrossEntropyNetwork(1).InitializeFrom(new Dataset<double>(X, Y)).Layers, layer => layer.Layer.Name == "dense1").Bias);
    }

    [Fact]
    public void PartsOfABatchAreRefused()
    {
        var network = new FlooredCrossEntropyNetwork(3) { MaxRowsPerPass = 16 };
        double[] before = [.. network.Parameters.SelectMany(parameter => parameter.ToArray())];
        const string Floor = "A loss of this network keeps the mean of a batch above a floor, and ";
        string message = Assert.Throws<InvalidOperationException>(() => network.TrainBatch(X, Y)).Message;
        Assert.StartsWith(Floor + "40 rows in parts of 16 would be kept above it within their parts.", message, StringComparison.Ordinal);
        network.MaxRowsPerPass = int.MaxValue;
        var data = new Dataset<double>(X, Y);
        message = Assert.Throws<InvalidOperationException>(() => network.Fit(data, new FitOptions { BatchSize = 10, GradientAccumulationSteps = 4 })).Message;
        Assert.StartsWith(Floor + "40 rows in parts of 10", message, StringComparison.Ordinal);
        message = Assert.Throws<InvalidOperationException>(() => network.Fit(data, new FitOptions { Selection = new SmallLossSelection(0.5, 0) })).Message;
        Assert.Contains("so that a row has no loss by itself", message, StringComparison.Ordinal);
        message = Assert.Throws<InvalidOperationException>(() => network.Fit(data, new FitOptions { GradientHook = new Machines(2) })).Message;
        Assert.StartsWith(Floor + "the rows of each of several machines", message, StringComparison.Ordinal);
        message = Assert.Throws<InvalidOperationException>(() => new InfoNCENetwork(1).Fit(new Dataset<double>(X, Numbers.Doubles(Rows, 2)), new FitOptions { GradientHook = new Machines(2) })).Message;
        Assert.Contains("compares the rows of a batch with each other, and the rows of each of several machines", message, StringComparison.Ordinal);
        Assert.Equal(before, network.Parameters.SelectMany(parameter => parameter.ToArray()));
        Assert.Equal(0, network.StepCount);
        network.Fit(data, new FitOptions { GradientHook = new Machines(1) });
        Assert.Equal(2, network.StepCount);
    }

    private sealed class Machines(int count) : IGradientHook<double>, IDivisorHook
    {
        public void OnDivisors(Span<double> divisors) => divisors[0] *= count;

        public void OnGradients(GradientStep<double> step)
        {
        }
    }

    private static void Copy(INetwork<double> from, INetwork<double> to)
    {
        foreach (Parameter<double> parameter in from.Parameters)
            to.Parameters[parameter.Name].CopyFrom(parameter.ToArray());
    }
}

[Network(Precision = Precision.Double)]
[Input(5)]
[Dense(9, Activation = Activation.Tanh)]
[Dense(3)]
[Loss(CrossEntropy)]
[SGD]
internal sealed partial class PlainCrossEntropyNetwork;

[Network(Precision = Precision.Double)]
[Input(4)]
[Dense(4, Init = Init.Identity)]
[Loss(FlooredCrossEntropy, NoiseRate = 0.4, IgnoreIndex = 1)]
[SGD]
internal sealed partial class FlooredIgnoringNetwork;
