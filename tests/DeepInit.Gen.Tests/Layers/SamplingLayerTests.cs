using DeepInit.Gen.Planning;
using DeepInit.Gen.Shapes;
using DeepInit.Gen.Tests.RuleTests.Support;
using DeepInit.Gen.Tests.Support;

namespace DeepInit.Gen.Tests.Layers;

/// <summary>What the layer makes of its input. Its numbers are held to naive loops in DeepInit.Networks.Tests, and to PyTorch's by the conformance cases.</summary>
public sealed class SamplingLayerTests
{
    private const string Source = "[Network] [Input(30)] [Dense(4, Name = \"m\")] [Dense(4, Name = \"v\", From = \"x\")] [Sampling(\"m\", \"v\")] [Loss(MeanSquaredError)] [SGD] partial class Net { }";

    [Fact]
    public void ItsOutputAndParametersHaveTheseShapes()
    {
        ShapedNetwork network = Harness.Shape(Source);
        Node node = network.Nodes[^1];
        Assert.Equal("4", node.Shape.ToString());
        Assert.Equal("", string.Join(", ", network.Parameters.Where(p => p.Node == node.Index).Select(p => $"{p.Role} {string.Join("×", p.Shape)}")));
    }

    [Fact]
    public void ItsPlanIsSound() => Assert.Empty(PlanVerifier.Verify(Harness.Plan(Harness.Parse(Source))));

    [Fact]
    public void FourValuesAreMarked() =>
        RuleTester.Reports("DIG022", "[Input(\"a\", 4)]\n[Input(\"b\", 4)]\n[{|DIG022:Sampling(\"a\", \"b\", \"a\", \"b\")|}]\n[Dense(1)]\n");

    [Fact]
    public void ALogVarianceOfAnotherLengthIsMarked() =>
        RuleTester.Reports("DIG101", "[Input(\"a\", 4)]\n[Input(\"b\", 5)]\n[Sampling(\"a\", {|DIG101:\"b\"|})]\n[Dense(1)]\n");
}
