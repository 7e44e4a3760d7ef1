using DeepInit.Gen.Collections;
using DeepInit.Gen.Layers;
using DeepInit.Gen.Shapes;

namespace DeepInit.Gen.Planning;

/// <summary>
/// Rewrites a network for inference: where a recurrent layer alone reads what an embedding looks up, the sums W e + b of each row e are a table themselves, and predictions look the sums up in the place of
/// the rows. A product of all steps becomes a copy. What stands between the two and acts in training alone, as dropout does, is passed by.
/// </summary>
internal static class TableFusion
{
    /// <summary>
    /// Numbers that the tables of a layer have at most: 4 MB of floats, which second- and third-level caches hold. Measured, GRU 64 on 64 steps and 64 numbers of an id: one row takes 1.4 times as long with the
    /// product at 38,000 numbers, 1.2 times at a million, 1.06 times at 15 million, where 256 rows take longer with the table.
    /// </summary>
    public const int MostNumbers = 1 << 20;

    /// <summary>
    /// Tables cost a product for each id whenever parameters have changed, at most as many as this many rows have steps: a program that predicts one row after every step of training pays it each time. Measured, 5,000
    /// ids and the network above: 36 predictions of one row, the price of half a step of training on 32 rows.
    /// </summary>
    public const int MostRows = 128;

    /// <param name="network">The network, rewritten so far.</param>
    /// <param name="parameters">Its parameters in memory.</param>
    /// <param name="derived">Takes the tables of sums.</param>
    public static ShapedNetwork Apply(ShapedNetwork network, IReadOnlyList<ParameterPlan> parameters, DerivedBuilder derived)
    {
        // What is derived lies behind the parameters, where tables would grow.
        if (parameters.Any(parameter => parameter.Grows))
        {
            return network;
        }

        Node[] nodes = [.. network.Nodes];
        HashSet<int> owners = [.. network.Nodes.Where(node => node.SharedWith is not null).Select(node => node.Owner)];
        foreach (Node node in network.Nodes)
        {
            if (LayerCatalog.Of(node.Spec).RowOf(node.Spec) is not { } row || ReaderOf(network, node) is not { } reader || owners.Contains(reader.Owner))
            {
                continue;
            }

            LayerKind kind = LayerCatalog.Of(reader.Spec);
            Shape steps = network.Values[reader.Inputs[0]].Shape;
            InputSums[] sums = [.. kind.SumsOf(reader.Spec, steps)];
            ParameterPlan table = parameters.First(parameter => parameter.Node == node.Owner && parameter.Role == row.Table);
            if (sums.Length == 0 || !Pays(table.Shape[0], steps.Positions, sums))
            {
                continue;
            }

            ParameterPlan Of(string role) => parameters.First(parameter => parameter.Node == reader.Index && parameter.Role == role);
            foreach (InputSums part in sums)
            {
                derived.Add(new SummedTable(table, row.Scale, Of(part.Weight), part.Bias is null ? null : Of(part.Bias), part.Table, part.Numbers));
            }

            nodes[node.Index] = InferenceFusion.PassedThrough(node);
            nodes[reader.Index] = reader with { Spec = kind.LookingUp(reader.Spec) };
        }

        return network with { Nodes = nodes.ToEquatableArray() };
    }

    private static bool Pays(int ids, int steps, InputSums[] sums) =>
        (long)ids * sums.Sum(part => part.Numbers) <= MostNumbers && ids <= (long)MostRows * steps;

    // The layer that alone reads the rows.
    private static Node? ReaderOf(ShapedNetwork network, Node node)
    {
        Node? reader = InferenceFusion.OnlyReader(network, node);
        while (reader is not null && LayerCatalog.Of(reader.Spec).ActsInTrainingAlone)
        {
            node = reader;
            reader = InferenceFusion.OnlyReader(network, node);
        }

        return reader is not null && reader.Inputs[0] == node.Output ? reader : null;
    }
}
