using DeepInit.Gen.Layers;
using DeepInit.Gen.Shapes;
using DeepInit.Gen.Specs;

namespace DeepInit.Gen.Diagnostics.Checks;

/// <summary>
/// DIG229: a dense layer or convolution without an activation straight into another: W2 (W1 x + b1) + b2 is one linear layer. A middle narrower than both
/// sides is a factorisation of low rank, a kernel that is not square one of the window, and a frozen layer a fixed projection: all are left alone.
/// </summary>
internal sealed class TwoLinearCheck : NetworkCheck
{
    public override void Run(NetworkGraph graph, Issues issues)
    {
        foreach (Node second in graph.Weighted.Where(IsLinearMap))
        {
            if (graph.Source(second.Inputs[0]) is not { } first
                || !IsLinearMap(first)
                || !NetworkGraph.ActivationOf(first).IsLinear
                || graph.WeightOf(first) is not { } before
                || graph.IsSink(first.Output)
                || graph.Readers(first.Output).Count != 1)
            {
                continue;
            }

            ParameterShape after = graph.WeightOf(second)!;
            (int units, int unitsAfter) = (before.Shape[0], after.Shape[0]);
            bool lowRank = units < graph.RequestOf(first).FanIn && units < unitsAfter;
            if (!lowRank && before.Trainable && after.Trainable)
            {
                issues.At(Place.Layer, first.Index).Suggest(
                    Rules.TwoLinear,
                    "Activation",
                    Text.Code(Activation.ReLU),
                    NetworkGraph.Describe(first),
                    before.Shape[1],
                    units,
                    NetworkGraph.Describe(second),
                    unitsAfter);
            }
        }
    }

    private static bool IsLinearMap(Node node) => node.Spec switch
    {
        DenseSpec => true,
        ConvolutionSpec { Groups: 1, Kind: "DeepInit.Conv1DAttribute" } => true,
        ConvolutionSpec { Groups: 1, Kind: "DeepInit.Conv2DAttribute" } convolution => convolution.Spatial.Height == convolution.Spatial.Width,
        _ => false,
    };
}
