using DeepInit.Gen.Optimizers;
using DeepInit.Gen.Shapes;
using DeepInit.Gen.Specs;
using DeepInit.Gen.Text;

namespace DeepInit.Gen.Diagnostics.Checks;

/// <summary>DIG304: an optimiser's own products, which cost the same whatever the batch, cost as much as many rows.</summary>
internal sealed class OptimizerCostCheck : NetworkCheck
{
    // The batch that Fit takes unless told otherwise: from there on a step takes twice as long.
    private const double ManyRows = 32;

    public override void Run(NetworkIndex graph, Issues issues)
    {
        OptimizerCost cost = OptimizerCost.Of(graph.Network);
        if (cost.Rows >= ManyRows && graph.Network.Optimizer is { } optimizer)
        {
            issues.At(Place.Optimizer, 0).Add(Rules.DearOptimizer, "", OptimizerCatalog.Of(optimizer).Word, Wording.Count(cost.Operations), Wording.Count((long)Math.Ceiling(cost.Rows)));
        }
    }
}
