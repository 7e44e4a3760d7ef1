using DeepInit.Gen.Initializers;
using DeepInit.Gen.Layers;
using DeepInit.Gen.Shapes;
using DeepInit.Gen.Specs;
using DeepInit.Gen.Text;

namespace DeepInit.Gen.Diagnostics.Checks;

/// <summary>
/// DIG206: the first layer at which the variance of signals leaves [1e-3, 1e3], by <see cref="SignalPropagation"/>. Initialisers that were derived
/// never do that, so a layer whose initialiser was given is to blame: the one reported, or one before it.
/// DIG209: where signals hold, the layer at which the gradient on its way back leaves the same bounds, by <see cref="GradientPropagation"/>.
/// </summary>
internal sealed class VarianceCheck : NetworkCheck
{
    private const double Least = 1e-3;
    private const double Most = 1e3;

    public override void Run(NetworkIndex graph, Issues issues)
    {
        Signal[] signals = SignalPropagation.Of(graph, derive: _ => false);
        if (!Signals(graph, signals, issues) && graph.Network.Optimizer is not null)
        {
            Gradients(graph, signals, issues);
        }
    }

    private static bool Signals(NetworkIndex graph, Signal[] signals, Issues issues)
    {
        foreach (Node node in graph.Weighted)
        {
            ParameterShape weight = graph.WeightOf(node)!;
            double variance = signals[node.Index].Sums;

            // A last layer may start near 0: its outputs are then alike, and no layer after it starves.
            // What an initialiser has scaled by the depth of the network is meant to be so, and changes what branches add, which the estimate of attention does not know.
            bool leaves = variance > Most || (variance < Least && graph.IsHidden(node));
            if (!leaves || graph.IsNormalized(node) || weight.Init.Derived || weight.Init.IsConstant || weight.Init.IsScaledByDepth)
            {
                continue;
            }

            bool hasSigma = weight.Init.Init is Init.Normal or Init.TruncatedNormal;
            double proper = Math.Sqrt(1.0 / graph.RequestOf(node).Fans.In);
            issues.Add(
                Rules.VarianceLeaves,
                NetworkIndex.AtInit(issues, node, weight, hasSigma && weight.Settings.AskedInit.Sigma != 1 ? "Sigma" : "Init"),
                NetworkIndex.Describe(node),
                $"{weight.Init.Init}, σ {Wording.Short(weight.Init.Sigma)}",
                Wording.Short(variance),
                Wording.Short(proper));
            return true;
        }

        return false;
    }

    private static void Gradients(NetworkIndex graph, Signal[] signals, Issues issues)
    {
        double[] gradients = GradientPropagation.Of(graph, signals);
        foreach (Node node in graph.Weighted.Reverse())
        {
            // 0 is a start at 0 further on, which is DIG201's.
            double gradient = gradients[node.Index];
            bool leaves = gradient > Most || gradient is > 0 and < Least;
            if (leaves && graph.IsHidden(node) && !graph.IsNormalized(node) && graph.WeightOf(node)!.Trainable)
            {
                ActivationSpec activation = NetworkIndex.ActivationOf(node);
                issues.At(Place.Layer, node.Index).Add(
                    Rules.GradientLeaves,
                    activation.IsLinear ? "" : NetworkIndex.ActivationArgument(node),
                    NetworkIndex.Describe(node),
                    Wording.Short(gradient),
                    gradient < 1
                        ? "it vanishes, and layers up to here hardly learn; activations of the ReLU family, residual sums or normalisations let it through"
                        : "it explodes; smaller weights after this layer, or normalisations, tame it");
                return;
            }
        }
    }
}
