using DeepInit.Gen.Layers;
using DeepInit.Gen.Shapes;
using DeepInit.Gen.Specs;
using DeepInit.Gen.Text;

namespace DeepInit.Gen.Diagnostics.Checks;

/// <summary>DIG203 and DIG204: what self-normalising networks need. Klambauer et al. 2017, sections 2 and 3.</summary>
internal sealed class SELUCheck : NetworkCheck
{
    public override void Run(NetworkIndex graph, Issues issues)
    {
        foreach (Node node in graph.Weighted.Where(node => graph.ActivationAfter(node).Function == Activation.SELU && graph.ReachesWeights(node.Output)))
        {
            ParameterShape weight = graph.WeightOf(node)!;
            double variance = weight.Init.Sigma * weight.Init.Sigma;

            // Any distribution of the right variance serves; a tenth off is within what truncation does. Constants are DIG201's.
            if (!weight.Init.Derived && variance > 0 && Math.Abs((variance * graph.RequestOf(node).Fans.In) - 1) > 0.1)
            {
                issues.Suggest(
                    Rules.SELUInit,
                    NetworkIndex.AtInit(issues, node, weight, "Init"),
                    Wording.Code(Init.LeCunNormal),
                    NetworkIndex.Describe(node),
                    Wording.Short(1.0 / graph.RequestOf(node).Fans.In),
                    Wording.Name(weight.Init.Init),
                    Wording.Short(variance));
            }
        }

        foreach (Node node in graph.Network.Nodes.Where(node => node.Spec is DroppingSpec { Rate: > 0 } and not AlphaDropoutSpec))
        {
            if (graph.ReachesWeights(node.Output)
                && graph.Source(node.Inputs[0]) is { } before
                && NetworkIndex.ActivationOf(before).Function == Activation.SELU)
            {
                issues.At(Place.Layer, node.Index).Add(Rules.SELUDropout, "", node.Name, NetworkIndex.Describe(before));
            }
        }
    }
}
