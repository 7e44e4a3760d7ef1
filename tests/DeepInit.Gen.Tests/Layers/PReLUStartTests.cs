using DeepInit.Gen.Shapes;
using DeepInit.Gen.Tests.Support;

namespace DeepInit.Gen.Tests.Layers;

/// <summary>Where a slope that is learned starts, and what follows for the layer before it.</summary>
public sealed class PReLUStartTests
{
    [Fact]
    public void OneSlopeIsAParameterOfOneNumberThatStartsAtAQuarter()
    {
        ParameterShape slope = Harness.Shape("[Network] [Input(30)] [PReLU] [Loss(MeanSquaredError)] [SGD] partial class Net { }").Parameters.Single();
        Assert.Equal([1], slope.Shape);
        Assert.Equal([0.25], slope.Init.Arguments);
    }

    // He et al. 2015: √(2 / (1 + a²)) / √fan in.
    [Fact]
    public void TheLayerBeforeStartsForTheSlope()
    {
        ShapedNetwork network = Harness.Shape("[Network] [Input(30)] [Dense(8, Init = He)] [PReLU] [Loss(MeanSquaredError)] [SGD] partial class Net { }");
        Assert.Equal(Math.Sqrt(2 / 1.0625 / 30), network.Parameters[0].Init.Arguments[1], 12);
    }
}
