using DeepInit.Gen.Layers;
using DeepInit.Gen.Optimizers;
using DeepInit.Gen.Shapes;
using DeepInit.Gen.Specs;

namespace DeepInit.Gen.Diagnostics.Checks;

/// <summary>DIG258: layers that draw numbers, under an optimiser that takes one step's loss for that of the next.</summary>
internal sealed class LineSearchCheck : NetworkCheck
{
    public override void Run(NetworkIndex graph, Issues issues)
    {
        OptimizerSpec? passing = graph.Network.Optimizers.Select(optimizer => optimizer.Spec).FirstOrDefault(spec => OptimizerCatalog.Of(spec).ModeOf(spec) == UpdateMode.Passes);
        foreach (Node node in graph.Network.Nodes.Where(node => passing is not null && LayerCatalog.Of(node.Spec).Draws(node.Spec)))
        {
            issues.At(Place.Layer, node.Index).Add(Rules.NoisyLineSearch, "", NetworkIndex.Describe(node), OptimizerCatalog.Of(passing!).Word);
        }
    }
}
