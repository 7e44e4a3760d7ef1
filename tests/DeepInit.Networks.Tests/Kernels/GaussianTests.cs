using DeepInit.Networks.Tests.Behaviour;

namespace DeepInit.Networks.Tests.Kernels;

/// <summary>The negative log-likelihood of a normal distribution where the precision e^−v leaves single precision.</summary>
public sealed class GaussianTests
{
    // (v + d² e^−v) / 2 with d = 0 is v / 2, and its gradients are 0 and ½, however small the variance is.
    [Theory]
    [InlineData(-80)]
    [InlineData(-90)]
    [InlineData(-178)]
    [InlineData(-400)]
    public void AMeanThatIsTheTargetHasALossAtAnyVariance(float v)
    {
        var network = new GaussianPairNetwork(1);
        network.Parameters["v.bias"].CopyFrom([v]);
        float[] x = Numbers.Floats(5, 1);
        Assert.Equal(v / 2, network.ComputeGradients(x, x), 1e-4f);
        Assert.Equal([0f], network.Parameters["m.bias"].Gradient.ToArray());
        Assert.Equal(0.5f, network.Parameters["v.bias"].Gradient[0], 1e-6f);
    }

    // d = 1e-20 and v = −92: e^92 and 1e-40 are beyond single precision, and their product is not.
    [Fact]
    public void ASmallVarianceIsThatOfASmallError()
    {
        var network = new GaussianPairNetwork(1);
        network.Parameters["v.bias"].CopyFrom([-92]);
        double square = 1e-40 * Math.Exp(92);
        Assert.Equal((-92 + square) / 2, network.ComputeGradients([1e-20f], [0f]), 1e-5);
        Assert.Equal(1e-20 * Math.Exp(92), network.Parameters["m.bias"].Gradient[0], 1e-5 * 1e-20 * Math.Exp(92));
        Assert.Equal(0.5 - (square / 2), network.Parameters["v.bias"].Gradient[0], 1e-5);
    }
}

[Network]
[Input(1)]
[Dense(1, Name = "m", From = "x", Init = Init.Identity)]
[Dense(1, Name = "v", From = "x", Init = Init.Zeros)]
[Loss(GaussianNegativeLogLikelihood, Output = "m", LogVariance = "v")]
[SGD]
internal sealed partial class GaussianPairNetwork;
