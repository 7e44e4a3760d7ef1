using DeepInit.Gen.Specs;
using DeepInit.Gen.Text;

namespace DeepInit.Gen.Diagnostics.Checks;

/// <summary>DIG237 and DIG238: clipping thresholds that by construction never bind, or always do.</summary>
internal sealed class ClippingCheck : NetworkCheck
{
    // The norm has 1e-6 added before it divides (as in PyTorch); a threshold at that size or below only says "no gradient".
    private const double Least = 1e-6;

    public override void Run(NetworkIndex graph, Issues issues)
    {
        // The norm is that of all gradients, and the first optimiser says it; each limits elements of its own.
        foreach ((OptimizerSpec optimizer, int index) in graph.Network.Optimizers)
        {
            Run(graph, index == 0 ? optimizer.GlobalClipNorm : 0, graph.Network.Optimizer!.GlobalClipNorm, optimizer.ClipValue, issues.At(Place.Optimizer, index));
        }
    }

    private static void Run(NetworkIndex graph, double ownNorm, double norm, double value, Issues issues)
    {

        // Gradients are scaled by their norm first, and no element exceeds the norm.
        if (norm > 0 && value >= norm)
        {
            string why = $"after GlobalClipNorm {Wording.Short(norm)} no element exceeds {Wording.Short(norm)}";
            issues.Add(Rules.ClipNeverBinds, "ClipValue", "ClipValue", Wording.Short(value), why);
        }

        float largest = graph.Network.Spec.Precision == Precision.Double ? float.PositiveInfinity : float.MaxValue;
        foreach ((string name, double threshold) in new[] { ("GlobalClipNorm", ownNorm), ("ClipValue", value) })
        {
            if (threshold > largest)
            {
                issues.Add(Rules.ClipNeverBinds, name, name, Wording.Short(threshold), $"no number of the network exceeds {Wording.Short(largest)}");
            }
            else if (threshold is > 0 and <= Least)
            {
                issues.Add(Rules.ClipAlwaysBinds, name, name, Wording.Short(threshold), "usual thresholds lie between 0.1 and 10");
            }
        }
    }
}
