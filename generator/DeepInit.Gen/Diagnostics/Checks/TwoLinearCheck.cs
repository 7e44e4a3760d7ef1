using DeepInit.Gen.Layers;
using DeepInit.Gen.Shapes;
using DeepInit.Gen.Specs;

namespace DeepInit.Gen.Diagnostics.Checks;

/// <summary>
/// DIG229: a dense layer without an activation straight into another: W2 (W1 x + b1) + b2 is one linear layer. A middle narrower than both sides is a
/// factorisation of low rank, and a frozen layer a fixed projection: both are left alone.
/// </summary>
internal sealed class TwoLinearCheck : NetworkCheck
{
    public override void Run(NetworkGraph graph, Issues issues)
    {
        foreach (Node second in graph.Weighted)
        {
            Node? first = graph.BeforeDropout(second.Inputs[0]);
            if (first?.Spec is not DenseSpec { Activation.IsLinear: true } spec || second.Spec is not DenseSpec after || graph.IsSink(first.Output))
            {
                continue;
            }

            int features = graph.WeightOf(first)!.Shape[1];
            bool lowRank = spec.Units < features && spec.Units < after.Units;
            bool frozen = !graph.WeightOf(first)!.Trainable || !graph.WeightOf(second)!.Trainable;
            if (!lowRank && !frozen && graph.Readers(first.Output).Count == 1)
            {
                issues.At(Place.Layer, first.Index).Suggest(
                    Rules.TwoLinear,
                    "Activation",
                    Text.Code(Activation.ReLU),
                    NetworkGraph.Describe(first),
                    features,
                    spec.Units,
                    NetworkGraph.Describe(second),
                    after.Units);
            }
        }
    }
}
