#pragma warning disable DIG229 // layers stand beside each other to be compared, not to learn
using DeepInit.Networks.Tests.Behaviour;

namespace DeepInit.Networks.Tests.Kernels;

/// <summary>Attention over rows with lengths of their own, and with weights dropped: what the table of layers has no cases for.</summary>
public sealed class AttentionTests
{
    private static readonly int[] Asked = [3, 9, 1, 0, 7, 5], Told = [40, 1, 0, 6, 17, 33];

    [Fact]
    public void WhatStandsBehindALengthIsNeverRead()
    {
        var network = new AskedAndTold(1);
        (double[] asked, double[] told) = Rows();
        double[] target = Numbers.Doubles(Asked.Length * AskedAndTold.OutputSize, 5), expected = network.Predict(asked, Asked, told, Told);
        double loss = network.ComputeGradients(asked, Asked, told, Told, target);
        double[] gradients = network.Gradients.ToArray();
        Spoil(asked, Asked, 9, 6);
        Spoil(told, Told, 40, 5);

        Assert.Equal(expected, network.Predict(asked, Asked, told, Told));
        Assert.Equal(loss, network.ComputeGradients(asked, Asked, told, Told, target));
        Assert.Equal(gradients, network.Gradients.ToArray());
        Assert.All(expected, number => Assert.True(double.IsFinite(number)));
    }

    [Fact]
    public void AQueryThatSeesNothingGetsTheBias()
    {
        var network = new AskedAndTold(1);
        double[] bias = [1, 2, 3, 4, 5, 6];
        network.Parameters["cross.o_proj.bias"].CopyFrom(bias);
        (double[] asked, double[] told) = Rows();

        double[] output = network.Predict(asked, Asked, told, [.. Told.Select(_ => 0)]);

        Assert.Equal(bias, output[..6]);
        Assert.Equal(bias, output[12..18]);
        Assert.All(output[18..54], number => Assert.Equal(0, number));
    }

    [Fact]
    public void GradientsOverLengthsAreTheSlopesOfTheLoss()
    {
        var network = new AskedAndTold(1);
        (double[] asked, double[] told) = Rows();
        double[] target = Numbers.Doubles(Asked.Length * AskedAndTold.OutputSize, 5);
        AssertSlopes(network, () => network.ComputeGradients(asked, Asked, told, Told, target));
    }

    [Fact]
    public void GradientsUnderDroppedWeightsAreTheSlopesOfTheLoss()
    {
        var network = new Dropped(1);
        double[] x = Numbers.Doubles(3 * Dropped.InputSize, 2), target = Numbers.Doubles(3 * Dropped.OutputSize, 3);
        double loss = network.ComputeGradients(x, target);
        network.IsRandomized = false;
        Assert.NotEqual(loss, network.ComputeGradients(x, target));
        network.IsRandomized = true;

        AssertSlopes(network, () => network.ComputeGradients(x, target));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(5)]
    public void StepsComeToTheSameBitsAtAnyNumberOfThreads(int threads)
    {
        double[] Trained(int count)
        {
            var network = new AskedAndTold(1) { MaxThreads = count };
            (double[] asked, double[] told) = Rows();
            double[] target = Numbers.Doubles(Asked.Length * AskedAndTold.OutputSize, 5);
            for (int step = 0; step < 3; step++)
                network.TrainBatch(asked, Asked, told, Told, target);
            return network.Predict(asked, Asked, told, Told);
        }

        Assert.Equal(Trained(1), Trained(threads));
    }

    private static (double[] Asked, double[] Told) Rows() => (Numbers.Doubles(Asked.Length * 9 * 6, 2), Numbers.Doubles(Told.Length * 40 * 5, 3));

    internal static void Spoil(double[] rows, int[] lengths, int steps, int features)
    {
        for (int row = 0; row < lengths.Length; row++)
            rows.AsSpan((row * steps * features) + (lengths[row] * features), (steps - lengths[row]) * features).Fill(double.NaN);
    }

    internal static void AssertSlopes(INetwork<double> network, Func<double> loss)
    {
        const double Step = 1e-6;
        loss();
        Assert.NotEmpty(network.Parameters);
        foreach (Parameter<double> parameter in network.Parameters)
        {
            double[] values = parameter.ToArray(), gradient = parameter.Gradient.ToArray();
            for (int i = 0; i < values.Length; i += Math.Max(1, values.Length / 12))
            {
                double Moved(double by)
                {
                    double[] moved = [.. values];
                    moved[i] += by;
                    parameter.CopyFrom(moved);
                    return loss();
                }

                double slope = (Moved(Step) - Moved(-Step)) / (2 * Step);
                Assert.True(Math.Abs(slope - gradient[i]) < 1e-7, $"{parameter.Name}[{i}]: {gradient[i]}, and the loss has the slope {slope}");
            }

            parameter.CopyFrom(values);
            loss();
        }
    }
}

/// <summary>A sequence that asks another one, each with lengths of its own, after it has asked itself.</summary>
[Network(Precision = Precision.Double)]
[Input("asked", 9, 6, Lengths = true)]
[Input("told", 40, 5, Lengths = true)]
[MultiHeadAttention(2, Name = "self", From = "asked", Causal = true, Window = 4)]
[MultiHeadAttention(3, Name = "cross", From = "self", Memory = "told", KeyValueHeads = 1, KeyDim = 4, Rotary = Rotary.Halves, NormalizeKeys = true)]
[Loss(MeanSquaredError)]
[SGD(LearningRate = 0.1)]
public sealed partial class AskedAndTold;

/// <summary>Attention that drops weights.</summary>
[Network(Precision = Precision.Double)]
[Input(20, 6)]
[MultiHeadAttention(2, Dropout = 0.4)]
[Dense(2)]
[Loss(MeanSquaredError)]
[SGD(LearningRate = 0.1)]
public sealed partial class Dropped;
