using DeepInit.Gen.Planning;
using DeepInit.Gen.Shapes;
using DeepInit.Gen.Tests.RuleTests.Support;
using DeepInit.Gen.Tests.Support;

namespace DeepInit.Gen.Tests.Layers;

/// <summary>What the layer makes of its input. Its numbers are held to PyTorch's by the conformance cases and to naive loops in DeepInit.Networks.Tests.</summary>
public sealed class GroupNormalizationLayerTests
{
    private const string Source = "[Network] [Input(5, 4, 6)] [GroupNormalization(3)] [Loss(MeanSquaredError)] [SGD] partial class Net { }";

    [Fact]
    public void ItsOutputAndParametersHaveTheseShapes()
    {
        ShapedNetwork network = Harness.Shape(Source);
        Node node = network.Nodes[^1];
        Assert.Equal("5×4×6", node.Shape.ToString());
        Assert.Equal("weight 6, bias 6", string.Join(", ", network.Parameters.Where(p => p.Node == node.Index).Select(p => $"{p.Role} {string.Join("×", p.Shape)}")));
    }

    [Fact]
    public void ItsPlanIsSound() => Assert.Empty(PlanVerifier.Verify(Harness.Plan(Harness.Parse(Source))));

    [Fact]
    public void GroupsThatDoNotDivideTheChannelsAreMarked() =>
        RuleTester.Reports("DIG107", "[Input(4, 4, 6)]\n[GroupNormalization({|DIG107:4|})]\n[Flatten]\n[Dense(1)]\n");

    [Fact]
    public void NoGroupIsMarked() =>
        RuleTester.Reports("DIG008", "[Input(4, 4, 6)]\n[GroupNormalization({|DIG008:0|})]\n[Flatten]\n[Dense(1)]\n");
}
