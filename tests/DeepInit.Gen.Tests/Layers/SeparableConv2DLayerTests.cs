using DeepInit.Gen.Planning;
using DeepInit.Gen.Shapes;
using DeepInit.Gen.Tests.Support;

namespace DeepInit.Gen.Tests.Layers;

/// <summary>What the layer makes of its input. Its numbers are held to PyTorch's by the conformance cases and by DeepInit.Networks.Tests.</summary>
public sealed class SeparableConv2DLayerTests
{
    private const string Source = "[Network] [Input(9, 8, 3)] [SeparableConv2D(5, 3, DepthMultiplier = 2, Padding = Padding.Same)] [Loss(MeanSquaredError)] [SGD] partial class Net { }";

    [Fact]
    public void ItsOutputAndParametersHaveTheseShapes()
    {
        ShapedNetwork network = Harness.Shape(Source);
        Node node = network.Nodes[^1];
        Assert.Equal("9×8×5", node.Shape.ToString());
        Assert.Equal("depthwise.weight 6×1×3×3, pointwise.weight 5×6×1×1, pointwise.bias 5", string.Join(", ", network.Parameters.Where(p => p.Node == node.Index).Select(p => $"{p.Role} {string.Join("×", p.Shape)}")));
    }

    [Fact]
    public void ItsPlanIsSound() => Assert.Empty(PlanVerifier.Verify(Harness.Plan(Harness.Parse(Source))));
}
