using DeepInit.Gen.Shapes;
using DeepInit.Gen.Specs;

namespace DeepInit.Gen.Diagnostics.Checks;

/// <summary>DIG207: Identity on matrices that are not square, Orthogonal on a single row or column.</summary>
internal sealed class DegenerateInitCheck : NetworkCheck
{
    public override void Run(NetworkIndex graph, Issues issues)
    {
        foreach (Node node in graph.Weighted)
        {
            Check(node, graph, issues);
        }
    }

    // The first matrix that starts so, because a layer's Init is that of all its matrices.
    private static void Check(Node node, NetworkIndex graph, Issues issues)
    {
        foreach (WeightMatrix matrix in graph.MatricesOf(node))
        {
            ParameterShape weight = matrix.Parameter;
            (int units, int features) = (weight.Shape[0], weight.Shape.Skip(1).Aggregate(1, (product, n) => product * n));
            string? what = weight.Init.Init switch
            {
                Init.Identity when units > features => $"units {features} to {units - 1} start at 0 and stay identical",
                Init.Identity when units < features => $"inputs {units} to {features - 1} are not read at the start",
                Init.Orthogonal when Math.Min(units, features) == 1 => "a single vector has nothing to be orthogonal to, and is only scaled to length 1",
                _ => null,
            };
            if (what is not null)
            {
                string argument = NetworkIndex.AtInit(issues, node, weight, "Init");
                issues.Add(
                    Rules.DegenerateInit, argument, NetworkIndex.Describe(node), weight.Init.Init, $"{units}×{features}", what);
                return;
            }
        }
    }
}
