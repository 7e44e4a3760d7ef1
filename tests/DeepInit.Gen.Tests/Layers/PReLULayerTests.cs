using DeepInit.Gen.Planning;
using DeepInit.Gen.Shapes;
using DeepInit.Gen.Tests.RuleTests.Support;
using DeepInit.Gen.Tests.Support;

namespace DeepInit.Gen.Tests.Layers;

/// <summary>What the layer makes of its input. Its numbers are held to naive loops in DeepInit.Networks.Tests.</summary>
public sealed class PReLULayerTests
{
    private const string Source = "[Network] [Input(5, 4, 6)] [PReLU(PerChannel = true)] [Loss(MeanSquaredError)] [SGD] partial class Net { }";

    [Fact]
    public void ItsOutputAndParametersHaveTheseShapes()
    {
        ShapedNetwork network = Harness.Shape(Source);
        Node node = network.Nodes[^1];
        Assert.Equal("5×4×6", node.Shape.ToString());
        Assert.Equal("weight 6", string.Join(", ", network.Parameters.Where(p => p.Node == node.Index).Select(p => $"{p.Role} {string.Join("×", p.Shape)}")));
    }

    [Fact]
    public void ItsPlanIsSound() => Assert.Empty(PlanVerifier.Verify(Harness.Plan(Harness.Parse(Source))));

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
