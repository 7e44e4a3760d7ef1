using DeepInit.Gen.Planning;
using DeepInit.Gen.Shapes;
using DeepInit.Gen.Tests.Support;

namespace DeepInit.Gen.Tests.Layers;

/// <summary>What the layer makes of its input. Its numbers are held to PyTorch's by the conformance cases and by DeepInit.Networks.Tests.</summary>
public sealed class MaxPooling1DLayerTests
{
    private const string Source = "[Network] [Input(9, 3)] [MaxPooling1D(3, Stride = 2, Pads = new[] { 1 })] [Loss(MeanSquaredError)] [SGD] partial class Net { }";

    [Fact]
    public void ItsOutputAndParametersHaveTheseShapes()
    {
        ShapedNetwork network = Harness.Shape(Source);
        Node node = network.Nodes[^1];
        Assert.Equal("5×3", node.Shape.ToString());
        Assert.Equal("", string.Join(", ", network.Parameters.Where(p => p.Node == node.Index).Select(p => $"{p.Role} {string.Join("×", p.Shape)}")));
    }

    [Fact]
    public void ItsPlanIsSound() => Assert.Empty(PlanVerifier.Verify(Harness.Plan(Harness.Parse(Source))));
}
