using DeepInit.Gen.Shapes;
using DeepInit.Gen.Specs;

namespace DeepInit.Gen.Diagnostics.Checks;

/// <summary>DIG018: a <c>[MuP]</c> that nothing follows.</summary>
internal sealed class MuPCheck : NetworkCheck
{
    public override void Run(NetworkIndex graph, Issues issues)
    {
        ShapedNetwork network = graph.Network;
        if (network.Spec.MuPBaseWidth is null)
        {
            return;
        }

        string? why = network.Optimizer is null ? "the network has no optimiser"
            : !new MuP(network.Spec, network.Nodes, network.Values).Acts(network.Parameters) ? "no layer that trains reads a hidden one"
            : null;
        if (why is not null)
        {
            issues.At(Place.MuP, 0).Add(Rules.NoEffect, "", "MuP", $"network '{network.Spec.Type.Name}'", why);
        }
    }
}
