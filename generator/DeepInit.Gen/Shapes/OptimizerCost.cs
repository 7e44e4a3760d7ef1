using DeepInit.Gen.Layers;
using DeepInit.Gen.Optimizers;
using DeepInit.Gen.Text;

namespace DeepInit.Gen.Shapes;

/// <summary>What a step of the optimisers costs beyond a few operations for each number, whatever the batch.</summary>
/// <param name="Operations">Operations of a step; 0 for none worth a word.</param>
/// <param name="Rows">How many rows it would take as many to train on; 0 where layers have no products.</param>
internal sealed record OptimizerCost(long Operations, double Rows)
{
    public static OptimizerCost Of(ShapedNetwork network)
    {
        if (network.Optimizer is null)
        {
            return new(0, 0);
        }

        long operations = network.Parameters.Where(parameter => parameter.Trainable).Sum(parameter =>
        {
            (Specs.OptimizerSpec spec, _) = network.Optimizers.ElementAt(parameter.Settings.Optimizer);
            return OptimizerCatalog.Of(spec).ExtraOperations(spec, parameter.Shape);
        });

        // Forward, the gradient of the input, that of the weights: a multiplication and an addition each.
        long ofRow = 6 * network.Nodes.Sum(node => LayerCatalog.Of(node.Spec).MultiplyAdds(node.Spec, [.. node.Inputs.Select(id => network.Values[id])]));
        return new(operations, ofRow > 0 ? (double)operations / ofRow : 0);
    }

    /// <summary>A line for the summary; none where there is nothing to say.</summary>
    public IEnumerable<string> Lines() => Operations == 0
        ? []
        : [$"products of the optimiser: {Literal.Grouped(Operations)} FLOPs per step, as many as training on {Literal.Grouped((long)Math.Ceiling(Rows))} rows"];
}
