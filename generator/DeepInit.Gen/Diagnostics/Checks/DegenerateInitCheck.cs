using DeepInit.Gen.Initializers;
using DeepInit.Gen.Shapes;
using DeepInit.Gen.Text;

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
            if (InitializerCatalog.Of(weight.Init.Init).Degenerate(units, features) is { } what)
            {
                string argument = NetworkIndex.AtInit(issues, node, weight, "Init");
                issues.Add(
                    Rules.DegenerateInit, argument, NetworkIndex.Describe(node), Wording.Name(weight.Init.Init), $"{units}×{features}", what);
                return;
            }
        }
    }
}
