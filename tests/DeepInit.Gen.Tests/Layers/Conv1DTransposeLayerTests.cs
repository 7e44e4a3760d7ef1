using DeepInit.Gen.Planning;
using DeepInit.Gen.Shapes;
using DeepInit.Gen.Tests.Support;

namespace DeepInit.Gen.Tests.Layers;

/// <summary>What the layer makes of its input. Its numbers are held to PyTorch's by the conformance cases and by DeepInit.Networks.Tests.</summary>
public sealed class Conv1DTransposeLayerTests
{
    private const string Source = "[Network] [Input(5, 3)] [Conv1DTranspose(6, 4, Stride = 2, Dilation = 2, Pads = new[] { 1, 2 }, OutputPad = 1)] [Loss(MeanSquaredError)] [SGD] partial class Net { }";

    [Fact]
    public void ItsOutputAndParametersHaveTheseShapes()
    {
        ShapedNetwork network = Harness.Shape(Source);
        Node node = network.Nodes[^1];
        Assert.Equal("13×6", node.Shape.ToString());
        Assert.Equal("weight 3×6×4, bias 6", string.Join(", ", network.Parameters.Where(p => p.Node == node.Index).Select(p => $"{p.Role} {string.Join("×", p.Shape)}")));
    }

    [Fact]
    public void ItsPlanIsSound() => Assert.Empty(PlanVerifier.Verify(Harness.Plan(Harness.Parse(Source))));
}
