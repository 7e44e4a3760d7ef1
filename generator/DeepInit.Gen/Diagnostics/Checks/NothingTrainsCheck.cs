using DeepInit.Gen.Optimizers;
using DeepInit.Gen.Specs;

namespace DeepInit.Gen.Diagnostics.Checks;

/// <summary>DIG021: an optimiser of a network in which every parameter is frozen.</summary>
internal sealed class NothingTrainsCheck : NetworkCheck
{
    public override void Run(NetworkIndex graph, Issues issues)
    {
        if (graph.Network.Optimizer is { } optimizer && graph.Network.Parameters.All(parameter => !parameter.Trainable))
        {
            issues.At(Place.Optimizer, 0).Add(Rules.NothingTrains, "", graph.Network.Spec.Type.Name, OptimizerCatalog.Of(optimizer).Word);
        }
    }
}
