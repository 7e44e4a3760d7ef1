using DeepInit.Gen.Shapes;
using DeepInit.Gen.Specs;
using DeepInit.Gen.Text;

namespace DeepInit.Gen.Diagnostics.Checks;

/// <summary>DIG259: a decay by layers that leaves next to nothing of a rate; DIG018: one that changes no rate.</summary>
internal sealed class LayerDecayCheck : NetworkCheck
{
    public override void Run(NetworkIndex graph, Issues issues)
    {
        ShapedNetwork network = graph.Network;
        if (network.Spec.LayerDecay is not { } factor)
        {
            return;
        }

        var decay = new LayerDecay(network.Spec, network.Nodes, network.Values);
        issues.At(Place.LayerDecay, 0);
        string? why = network.Optimizer is null ? "the network has no optimiser"
            : factor == 1 ? "a factor of 1 leaves every rate as it is"
            : network.Parameters.All(parameter => !parameter.Trainable || decay.After(network.Nodes[parameter.Node]) == 0) ? "no layer with parameters follows one that trains"
            : null;
        if (why is not null)
        {
            issues.Add(Rules.NoEffect, factor == 1 ? "factor" : "", "LayerDecay", $"network '{network.Spec.Type.Name}'", why);
        }
        else if (LayerDecay.TooLittle(network) is var (tensor, left))
        {
            issues.Add(Rules.LayerDecayTooStrong, "factor", Wording.Short(factor), Wording.Short(left), tensor.Name, decay.After(network.Nodes[tensor.Node]));
        }
    }
}
