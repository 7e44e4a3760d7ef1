using DeepInit.Gen.Planning;
using DeepInit.Gen.Shapes;

namespace DeepInit.Gen.Layers;

/// <summary>What a layer looked up in a table that others have, too.</summary>
/// <param name="Length">Ids of a row.</param>
/// <param name="Ids">The ids.</param>
/// <param name="Dy">The gradient of what was found.</param>
internal sealed record Lookup(int Length, BufferUse Ids, BufferUse Dy)
{
    /// <summary>
    /// What all layers that have a layer's table looked up, once the last of them is planned, and nothing before; null where the layer's gradient goes its own way: where it alone has the table, or one that has it is no such look-up of rows
    /// of one length.
    /// </summary>
    /// <param name="plan">The layer, of which the gradient of the output is complete.</param>
    /// <param name="isLookup">Whether a layer finds a value for each id.</param>
    public static IReadOnlyList<Lookup>? Of(BackwardPlanner plan, Func<Node, bool> isLookup)
    {
        PassBuilder pass = plan.Builder;
        ShapedNetwork network = pass.Network;
        int owner = network.Nodes[plan.NodeIndex].Owner;
        if (network.Nodes.Count(node => node.Owner == owner) < 2 || network.Nodes.Any(node => node.Spec.TiedTo is { } tied && network.Nodes[tied].Owner == owner))
        {
            return null;
        }

        HashSet<int> asked = ReadByLosses(network);
        Node[] all = [.. network.Nodes.Where(node => node.Owner == owner && asked.Contains(node.Output))];
        if (all.Length < 2 || all.Any(node => !isLookup(node) || network.Values[node.Inputs[0]].Ids != plan.IdsOf(0) || pass.CountOf(network.Values[node.Inputs[0]]).Sequences is not null))
        {
            return null;
        }

        if (!pass.Lookups.TryGetValue(owner, out List<Lookup> looked))
        {
            pass.Lookups.Add(owner, looked = []);
        }

        looked.Add(new(plan.InputShape(0).Length, plan.Input(0), plan.OutputGradient));
        return looked.Count == all.Length ? looked : [];
    }

    // The values from which a loss follows: the gradient of each of them comes back.
    public static HashSet<int> ReadByLosses(ShapedNetwork network)
    {
        HashSet<int> read = [.. network.Losses.SelectMany(loss => loss.Outputs), .. network.Losses.Select(loss => loss.Value)];
        foreach (Node node in network.Nodes.Reverse().Where(node => read.Contains(node.Output)))
        {
            read.UnionWith(node.Inputs);
        }

        return read;
    }
}
