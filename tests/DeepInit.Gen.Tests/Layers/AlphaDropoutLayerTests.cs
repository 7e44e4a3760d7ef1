using DeepInit.Gen.Planning;
using DeepInit.Gen.Shapes;
using DeepInit.Gen.Tests.RuleTests.Support;
using DeepInit.Gen.Tests.Support;

namespace DeepInit.Gen.Tests.Layers;

/// <summary>What the layer makes of its input. Its numbers are held to their statistics and to stored noise in DeepInit.Networks.Tests.</summary>
public sealed class AlphaDropoutLayerTests
{
    private const string Source = "[Network] [Input(30)] [AlphaDropout(0.3)] [Loss(MeanSquaredError)] [SGD] partial class Net { }";

    [Fact]
    public void ItsOutputAndParametersHaveTheseShapes()
    {
        ShapedNetwork network = Harness.Shape(Source);
        Node node = network.Nodes[^1];
        Assert.Equal("30", node.Shape.ToString());
        Assert.Equal("", string.Join(", ", network.Parameters.Where(p => p.Node == node.Index).Select(p => $"{p.Role} {string.Join("×", p.Shape)}")));
    }

    [Fact]
    public void ItsPlanIsSound() => Assert.Empty(PlanVerifier.Verify(Harness.Plan(Harness.Parse(Source))));

    [Fact]
    public void APercentageIsMarked() =>
        RuleTester.Reports("DIG008", "[Input(30)]\n[Dense(8, Activation = SELU)]\n[AlphaDropout({|DIG008:20|})]\n[Dense(1)]\n");

    [Fact]
    public void AfterSELUItIsRight() =>
        RuleTester.Silent("DIG204", "[Input(30)]\n[Dense(8, Activation = SELU)]\n[AlphaDropout(0.1)]\n[Dense(1)]\n");
}
