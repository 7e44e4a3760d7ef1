using DeepInit.Gen.Planning;
using DeepInit.Gen.Shapes;
using DeepInit.Gen.Tests.RuleTests.Support;
using DeepInit.Gen.Tests.Support;

namespace DeepInit.Gen.Tests.Layers;

/// <summary>What the layer makes of its input. Its numbers are held to naive loops in DeepInit.Networks.Tests.</summary>
public sealed class ReshapeLayerTests
{
    private const string Source = "[Network] [Input(30)] [Reshape(3, 5, 2)] [Loss(MeanSquaredError)] [SGD] partial class Net { }";

    [Fact]
    public void ItsOutputAndParametersHaveTheseShapes()
    {
        ShapedNetwork network = Harness.Shape(Source);
        Node node = network.Nodes[^1];
        Assert.Equal("3×5×2", node.Shape.ToString());
        Assert.Equal("", string.Join(", ", network.Parameters.Where(p => p.Node == node.Index).Select(p => $"{p.Role} {string.Join("×", p.Shape)}")));
    }

    [Fact]
    public void ItsPlanIsSound() => Assert.Empty(PlanVerifier.Verify(Harness.Plan(Harness.Parse(Source))));

    [Fact]
    public void AnotherNumberOfNumbersIsMarked() =>
        RuleTester.Reports("DIG107", "[Input(30)]\n[Reshape({|DIG107:4|}, 4, 2)]\n[Flatten]\n[Dense(1)]\n");
}
