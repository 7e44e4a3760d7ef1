using DeepInit.Gen.Diagnostics;
using DeepInit.Gen.Layers;
using DeepInit.Gen.Specs;

namespace DeepInit.Gen.Shapes;

/// <summary>Finds the embedding whose table another layer has as its matrix.</summary>
internal static class TiedTable
{
    /// <summary>The layer with what of the table there is to know; itself where it names none, or, with an issue, where there is none of that name.</summary>
    /// <param name="layer">The layer.</param>
    /// <param name="name">Its name.</param>
    /// <param name="find">Finds a value by its name, or reports that there is none.</param>
    /// <param name="nodes">The layers before it.</param>
    /// <param name="values">All values so far.</param>
    /// <param name="issues">Where to.</param>
    public static LayerSpec Find(LayerSpec layer, string name, Func<string, Value?> find, IReadOnlyList<Node> nodes, IReadOnlyList<Value> values, Issues issues)
    {
        if (layer.TiedName is not { } embedding || find(embedding) is not { } value)
        {
            return layer;
        }

        LayerKind kind = LayerCatalog.Of(layer);
        Node? node = nodes.FirstOrDefault(other => other.Output == value.Id);
        Value? ids = node is { Inputs.Count: 1 } ? values[node.Inputs[0]] : null;
        if (node is null || ids?.Ids is not { } vocabulary || LayerCatalog.Of(node.Spec).CombinesValues || value.Shape.Features < 1 || !LayerCatalog.Of(node.Spec).HasRowOfEachId)
        {
            issues.Add(Rules.CannotShare, "embedding", $"{kind.Word} '{name}'", embedding, "it is no [Embedding] or [EmbeddingBag], and has no table of ids");
            return layer;
        }

        return kind.Tied(layer, node.Index, vocabulary, value.Shape.Features);
    }
}
