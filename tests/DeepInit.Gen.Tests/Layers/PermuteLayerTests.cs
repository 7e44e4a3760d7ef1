using DeepInit.Gen.Planning;
using DeepInit.Gen.Shapes;
using DeepInit.Gen.Tests.RuleTests.Support;
using DeepInit.Gen.Tests.Support;

namespace DeepInit.Gen.Tests.Layers;

/// <summary>What the layer makes of its input. Its numbers are held to naive loops in DeepInit.Networks.Tests.</summary>
public sealed class PermuteLayerTests
{
    private const string Source = "[Network] [Input(5, 4, 6)] [Permute(3, 1, 2)] [Loss(MeanSquaredError)] [SGD] partial class Net { }";

    [Fact]
    public void ItsOutputAndParametersHaveTheseShapes()
    {
        ShapedNetwork network = Harness.Shape(Source);
        Node node = network.Nodes[^1];
        Assert.Equal("6×5×4", node.Shape.ToString());
        Assert.Equal("", string.Join(", ", network.Parameters.Where(p => p.Node == node.Index).Select(p => $"{p.Role} {string.Join("×", p.Shape)}")));
    }

    [Fact]
    public void ItsPlanIsSound() => Assert.Empty(PlanVerifier.Verify(Harness.Plan(Harness.Parse(Source))));

    [Fact]
    public void AnotherNumberOfAxesIsMarked() =>
        RuleTester.Reports("DIG107", "[Input(4, 4, 6)]\n[Permute({|DIG107:2|}, 1)]\n[Flatten]\n[Dense(1)]\n");

    [Fact]
    public void AnAxisThatIsThereTwiceIsMarked() =>
        RuleTester.Reports("DIG008", "[Input(4, 4, 6)]\n[Permute({|DIG008:1|}, 1, 2)]\n[Flatten]\n[Dense(1)]\n");
}
