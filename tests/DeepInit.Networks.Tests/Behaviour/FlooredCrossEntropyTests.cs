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
