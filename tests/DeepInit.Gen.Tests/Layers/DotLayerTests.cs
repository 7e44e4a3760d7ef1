using DeepInit.Gen.Planning;
using DeepInit.Gen.Shapes;
using DeepInit.Gen.Tests.RuleTests.Support;
using DeepInit.Gen.Tests.Support;

namespace DeepInit.Gen.Tests.Layers;

/// <summary>What the layer makes of its input. Its numbers are held to naive loops in DeepInit.Networks.Tests.</summary>
public sealed class DotLayerTests
{
    private const string Source = "[Network] [Input(\"a\", 6)] [Input(\"b\", 6)] [Dot(\"a\", \"b\")] [Loss(MeanSquaredError)] [SGD] partial class Net { }";

    [Fact]
    public void ItsOutputAndParametersHaveTheseShapes()
    {
        ShapedNetwork network = Harness.Shape(Source);
        Node node = network.Nodes[^1];
        Assert.Equal("1", node.Shape.ToString());
        Assert.Equal("", string.Join(", ", network.Parameters.Where(p => p.Node == node.Index).Select(p => $"{p.Role} {string.Join("×", p.Shape)}")));
    }

    [Fact]
    public void ItsPlanIsSound() => Assert.Empty(PlanVerifier.Verify(Harness.Plan(Harness.Parse(Source))));

    [Fact]
    public void ThreeValuesAreMarked() =>
        RuleTester.Reports("DIG022", "[Input(\"a\", 6)]\n[Input(\"b\", 6)]\n[{|DIG022:Dot(\"a\", \"b\", \"a\")|}]\n[Dense(1)]\n");

    [Fact]
    public void ValuesOfTwoLengthsAreMarked() =>
        RuleTester.Reports("DIG101", "[Input(\"a\", 6)]\n[Input(\"b\", 7)]\n[Dot(\"a\", {|DIG101:\"b\"|})]\n[Dense(1)]\n");
}
