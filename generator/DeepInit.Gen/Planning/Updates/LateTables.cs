using DeepInit.Gen.Layers;
using DeepInit.Gen.Optimizers;
using DeepInit.Gen.Shapes;
using DeepInit.Gen.Specs;

namespace DeepInit.Gen.Planning;

/// <summary>
/// Which tables have rows that are moved late: those that no id of a batch names make up the steps that they owe when they are next read. That is so where look-ups alone read the table, by ids
/// that the caller gives, an optimiser moves it block by block whose kind says how rows catch up, and nothing stands around the optimiser.
/// </summary>
internal static class LateTables
{
    /// <summary>Whether the rows of a table are moved late, in steps that move it as its gradient is computed.</summary>
    public static bool Has(ShapedNetwork network, ParameterShape table)
    {
        OptimizerSpec[] optimizers = [.. network.Optimizers.Select(optimizer => optimizer.Spec)];
        if (table.Request.Purpose != ParameterPurpose.Table || network.Spec.Wrappers.Count > 0 || optimizers.ElementAtOrDefault(table.Settings.Optimizer) is not { } own
            || OptimizerCatalog.Of(own).Momentum(own, network.Spec.Precision) is null
            || optimizers.Any(optimizer => OptimizerCatalog.Of(optimizer).Inference(optimizer) is not null))
        {
            return false;
        }

        Node[] readers = [.. network.Nodes.Where(node => node.Owner == table.Node)];
        HashSet<int> asked = Lookup.ReadByLosses(network);
        return readers.All(node => LayerCatalog.Of(node.Spec).HasRowOfEachId && asked.Contains(node.Output))
            && !network.Nodes.Any(node => node.Spec.TiedTo is { } tied && network.Nodes[tied].Owner == table.Node);
    }

    /// <summary>The tables of a plan, each with the inputs whose ids name its rows.</summary>
    public static IEnumerable<(ParameterPlan Table, IReadOnlyList<Value> Ids)> Of(NetworkPlan plan) => plan.Parameters
        .Where(parameter => plan.Training?.Gradients[parameter.Index] == GradientMode.Fused && OptimizerPlanner.UntouchedRowsOf(plan.Network, parameter.Tensor) == UntouchedRows.Late)
        .Select(table => (table, (IReadOnlyList<Value>)[.. plan.Network.Nodes.Where(node => node.Owner == table.Node).Select(node => plan.Network.Values[node.Inputs[0]]).Distinct()]));
}
