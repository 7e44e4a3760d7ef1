#pragma warning disable DIG229 // layers stand beside each other to be compared, not to learn
using DeepInit.Networks.Tests.Behaviour;

namespace DeepInit.Networks.Tests.Kernels;

/// <summary>Attention to a memory as it is, by every score, over rows with lengths of their own and with weights dropped.</summary>
public sealed class AttentionScoresTests
{
    private static readonly int[] Asked = [3, 9, 1, 0, 7, 5], Told = [20, 1, 0, 6, 17, 33];

    private readonly double[] _asked = Numbers.Doubles(Asked.Length * 9 * 6, 2), _told = Numbers.Doubles(Told.Length * 33 * 6, 3), _target = Numbers.Doubles(Asked.Length * Compared.OutputSize, 5);

    [Fact]
    public void WhatStandsBehindALengthIsNeverRead()
    {
        var network = new Compared(1);
        double[] expected = network.Predict(_asked, Asked, _told, Told);
        double loss = network.ComputeGradients(_asked, Asked, _told, Told, _target);
        double[] gradients = network.Gradients.ToArray();
        AttentionTests.Spoil(_asked, Asked, 9, 6);
        AttentionTests.Spoil(_told, Told, 33, 6);

        Assert.Equal(expected, network.Predict(_asked, Asked, _told, Told));
        Assert.Equal(loss, network.ComputeGradients(_asked, Asked, _told, Told, _target));
        Assert.Equal(gradients, network.Gradients.ToArray());
        Assert.All(gradients, number => Assert.True(double.IsFinite(number)));
    }

    [Fact]
    public void AQueryWithoutMemoryGetsZero()
    {
        double[] output = new Compared(1).Predict(_asked, Asked, _told, [.. Told.Select(_ => 0)]);

        Assert.All(output, number => Assert.Equal(0, number));
    }

    [Fact]
    public void GradientsAreTheSlopesOfTheLoss()
    {
        var network = new Compared(1);
        AttentionTests.AssertSlopes(network, () => network.ComputeGradients(_asked, Asked, _told, Told, _target));
    }

    [Theory]
    [InlineData(2)]
    [InlineData(5)]
    public void StepsComeToTheSameBitsAtAnyNumberOfThreads(int threads)
    {
        double[] Trained(int count)
        {
            var network = new Compared(1) { MaxThreads = count };
            for (int step = 0; step < 3; step++)
                network.TrainBatch(_asked, Asked, _told, Told, _target);
            return network.Predict(_asked, Asked, _told, Told);
        }

        Assert.Equal(Trained(1), Trained(threads));
    }
}

/// <summary>Four sequences one after another ask the same memory, each by another score; the last of them drops weights.</summary>
[Network(Precision = Precision.Double)]
[Input("asked", 9, 6, Lengths = true)]
[Input("told", 33, 6, Lengths = true)]
[Dense(6, Name = "memory", From = "told")]
[Dense(6, Name = "queries", From = "asked")]
[Attention(Name = "dot", Memory = "memory")]
[Add("dot", "queries")]
[Attention(Name = "scaled", Memory = "memory", Score = Score.Scaled, Causal = true)]
[Add("scaled", "queries")]
[Attention(Name = "general", Memory = "memory", Score = Score.General)]
[Add("general", "queries")]
[Attention(Memory = "memory", Score = Score.Additive, Units = 18, Dropout = 0.3)]
[Loss(MeanSquaredError)]
[SGD(LearningRate = 0.1)]
public sealed partial class Compared;
