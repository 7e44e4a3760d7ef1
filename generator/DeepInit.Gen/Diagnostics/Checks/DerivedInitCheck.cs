using DeepInit.Gen.Shapes;
using DeepInit.Gen.Specs;

namespace DeepInit.Gen.Diagnostics.Checks;

/// <summary>DIG208: on every layer whose initialiser was left out, what was chosen, its sigma, and why.</summary>
internal sealed class DerivedInitCheck : NetworkCheck
{
    public override void Run(NetworkGraph graph, Issues issues)
    {
        foreach (Node node in graph.Weighted)
        {
            ParameterShape weight = graph.WeightOf(node)!;
            if (weight.Init.Derived)
            {
                issues.At(Place.Layer, node.Index).Add(Rules.DerivedInit, "", NetworkGraph.Describe(node), weight.Init.Words, Why(node, weight, graph));
            }
        }
    }

    private static string Why(Node node, ParameterShape weight, NetworkGraph graph)
    {
        ActivationSpec activation = graph.ActivationAfter(node);
        return weight.Init.Init switch
        {
            Init.Zeros => "it ends a residual branch, and its block then starts as the identity (Goyal et al. 2017; Zhang et al. 2019)",
            Init.HeNormal =>
                $"{activation.Function} loses about half the second moment of signals, which variance " +
                $"{Text.Short(weight.Init.Sigma * weight.Init.Sigma * graph.RequestOf(node).FanIn)} / fan in makes up for (He et al. 2015)",
            Init.LeCunNormal => "SELU normalises itself from weights of variance 1 / fan in (Klambauer et al. 2017)",
            _ =>
                $"{(activation.IsLinear ? "it is linear" : activation.Function + " is no ReLU")}, " +
                "and variance 2 / (fan in + fan out) keeps signals and gradients (Glorot & Bengio 2010)",
        };
    }
}
