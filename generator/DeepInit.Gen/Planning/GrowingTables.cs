using DeepInit.Gen.Initializers;
using DeepInit.Gen.Optimizers;
using DeepInit.Gen.Shapes;
using DeepInit.Gen.Wrappers;

namespace DeepInit.Gen.Planning;

/// <summary>
/// Which tables have a height that is a number of the running network: those that nothing reads but look-ups of ids that grow, moved block by block by the only optimiser. They lie behind all
/// other parameters, and are found at places that the network knows when it runs. All others keep the height that they were declared with; so do those of networks that go step by step.
/// </summary>
internal static class GrowingTables
{
    /// <summary>For each input of ids that grow, the indices of its tables; no entry where they keep their height.</summary>
    public static IReadOnlyDictionary<int, int[]> Of(ShapedNetwork network)
    {
        var tables = new Dictionary<int, int[]>();
        if (!network.Spec.Inputs.Any(input => input.Ids is { Grows: true }) || network.Optimizers.Count() > 1 || network.Spec.Wrappers.Count > 0 || StepwiseNetwork.Of(network) is not null
            || network.Optimizers.Any(optimizer => OptimizerCatalog.Of(optimizer.Spec).Inference(optimizer.Spec) is not null))
        {
            return tables;
        }

        HashSet<int> tied = [.. network.Nodes.Where(node => node.Spec.TiedTo is not null).Select(node => network.Nodes[node.Spec.TiedTo!.Value].Owner)];
        foreach (Value input in network.Inputs.Where(input => input.Ids is { Grows: true }))
        {
            int[] owners = [.. network.Nodes.Where(node => node.Inputs.Contains(input.Id)).Select(node => node.Owner).Distinct()];
            bool isShared = network.Nodes.Any(node => owners.Contains(node.Owner) && !node.Inputs.Contains(input.Id));
            int[] own = [.. Enumerable.Range(0, network.Parameters.Count).Where(i => owners.Contains(network.Parameters[i].Node))];
            if (own.Length > 0 && !isShared && !owners.Any(tied.Contains) && own.All(i => MayGrow(network, network.Parameters[i])))
            {
                tables.Add(input.Id, own);
            }
        }

        return tables;
    }

    private static bool MayGrow(ShapedNetwork network, ParameterShape parameter) =>
        parameter.Layout.MayGrow && parameter.Trainable && !parameter.Settings.IsPenalized && parameter.Init.IsOfEachNumber && OptimizerPlanner.TakesBlocks(network, parameter);
}
