using DeepInit.Gen.Planning;
using DeepInit.Gen.Shapes;
using DeepInit.Gen.Tests.Support;

namespace DeepInit.Gen.Tests.Layers;

/// <summary>What the layer makes of its input. Its numbers are held to PyTorch's by the conformance cases and by DeepInit.Networks.Tests.</summary>
public sealed class DepthwiseConv2DLayerTests
{
    private const string Source = "[Network] [Input(9, 8, 3)] [DepthwiseConv2D(3, 2, DepthMultiplier = 2, Strides = new[] { 2, 1 })] [Loss(MeanSquaredError)] [SGD] partial class Net { }";

    [Fact]
    public void ItsOutputAndParametersHaveTheseShapes()
    {
        ShapedNetwork network = Harness.Shape(Source);
        Node node = network.Nodes[^1];
        Assert.Equal("4×7×6", node.Shape.ToString());
        Assert.Equal("weight 6×1×3×2, bias 6", string.Join(", ", network.Parameters.Where(p => p.Node == node.Index).Select(p => $"{p.Role} {string.Join("×", p.Shape)}")));
    }

    [Fact]
    public void ItsPlanIsSound() => Assert.Empty(PlanVerifier.Verify(Harness.Plan(Harness.Parse(Source))));
}
