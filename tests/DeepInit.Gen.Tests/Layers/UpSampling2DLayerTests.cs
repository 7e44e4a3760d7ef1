using DeepInit.Gen.Planning;
using DeepInit.Gen.Shapes;
using DeepInit.Gen.Tests.RuleTests.Support;
using DeepInit.Gen.Tests.Support;

namespace DeepInit.Gen.Tests.Layers;

/// <summary>What the layer makes of its input. Its numbers are held to naive loops in DeepInit.Networks.Tests.</summary>
public sealed class UpSampling2DLayerTests
{
    private const string Source = "[Network] [Input(5, 4, 6)] [UpSampling2D(2, 3)] [Loss(MeanSquaredError)] [SGD] partial class Net { }";

    [Fact]
    public void ItsOutputAndParametersHaveTheseShapes()
    {
        ShapedNetwork network = Harness.Shape(Source);
        Node node = network.Nodes[^1];
        Assert.Equal("10×12×6", node.Shape.ToString());
        Assert.Equal("", string.Join(", ", network.Parameters.Where(p => p.Node == node.Index).Select(p => $"{p.Role} {string.Join("×", p.Shape)}")));
    }

    [Fact]
    public void ItsPlanIsSound() => Assert.Empty(PlanVerifier.Verify(Harness.Plan(Harness.Parse(Source))));

    [Fact]
    public void FeaturesAreNoImage() =>
        RuleTester.Reports("DIG105", "[Input(30)]\n[{|DIG105:UpSampling2D(2)|}]\n[Dense(1)]\n");
}
