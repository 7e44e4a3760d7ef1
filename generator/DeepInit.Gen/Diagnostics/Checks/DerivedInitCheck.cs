using DeepInit.Gen.Initializers;
using DeepInit.Gen.Shapes;
using DeepInit.Gen.Specs;

namespace DeepInit.Gen.Diagnostics.Checks;

/// <summary>
/// DIG208: once for a network, which initialisers were chosen for layers that left theirs out. What each layer got, and its sigma, stands in the table that
/// <c>Summary()</c> gives; the page of the rule says why.
/// </summary>
internal sealed class DerivedInitCheck : NetworkCheck
{
    private const int MostNames = 3;

    public override void Run(NetworkIndex graph, Issues issues)
    {
        (Init Init, string Name)[] derived =
        [
            .. graph.Weighted
                .Where(node => node.Owner == node.Index && graph.MatricesOf(node).Any(matrix => matrix.Parameter.Init.Derived))
                .Select(node => (graph.WeightOf(node)!.Init.Init, node.Name)),
        ];
        if (derived.Length > 0)
        {
            IEnumerable<string> choices = derived.GroupBy(layer => layer.Init).Select(group => $"{InitializerCatalog.Of(group.Key).Word} for {Names([.. group.Select(layer => layer.Name)])}");
            issues.At(Place.Network, 0).Add(
                Rules.DerivedInit, "", graph.Network.Spec.Type.Name, derived.Length == 1 ? "1 layer" : $"{derived.Length} layers", string.Join(", ", choices));
        }
    }

    private static string Names(string[] names) => names.Length > MostNames
        ? string.Join(", ", names.Take(MostNames - 1).Select(name => $"'{name}'")) + $" and {names.Length - MostNames + 1} more"
        : string.Join(", ", names.Select(name => $"'{name}'"));
}
