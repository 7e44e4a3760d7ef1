using DeepInit.Gen.Diagnostics;
using DeepInit.Gen.Layers;
using DeepInit.Gen.Losses;
using DeepInit.Gen.Specs;

namespace DeepInit.Gen.Shapes;

/// <summary>What a network over rows computes must be what its label is: one output, of a loss that learns such labels, with a unit for each class.</summary>
internal static class LabelCheck
{
    public static void Run(NetworkSpec spec, IReadOnlyList<Value> values, IReadOnlyList<Node> nodes, IReadOnlyList<LossNode> losses, IReadOnlyList<int> outputs, Issues issues)
    {
        if (spec.RowType is not { Label: { } label } || issues.AnyErrors)
        {
            return;
        }

        if (losses.Count == 0)
        {
            issues.At(Place.Network, 0).Add(Rules.LabelLoss, "rows", label.Name, "the network has no loss, which says what its output means");
            return;
        }

        if (losses.Count > 1 || losses[0].Target is null || outputs.Count != 1 || outputs[0] != losses[0].Value)
        {
            issues.At(Place.Loss, losses.Count > 1 ? 1 : 0).Add(Rules.LabelLoss, "", label.Name, $"a network over rows has one output and one loss on it, but '{spec.Type.Name}' has {outputs.Count} and {losses.Count}");
            return;
        }

        LossSpec loss = losses[0].Spec;
        if (!Learns(LossCatalog.Of(loss).Input, label.Kind))
        {
            (string kind, string fitting) = label.Kind switch
            {
                RowColumnKind.Number => ("a number", "MeanSquaredError, MeanAbsoluteError, Huber or SmoothL1"),
                RowColumnKind.Boolean => ("a yes or no", "BinaryCrossEntropy on a sigmoid, or BinaryCrossEntropyWithLogits"),
                _ => ("one of several classes", "CrossEntropy on logits"),
            };
            issues.At(Place.Loss, 0).Add(Rules.LabelLoss, "loss", label.Name, $"it is {kind}, which {loss.Function} does not learn; use {fitting}");
            return;
        }

        Value output = values[losses[0].Value];
        int units = label.Width;
        if (output.Shape.Length == units && output.Shape.Dimensions.Count == 1)
        {
            return;
        }

        int node = NodeOf(output, nodes, values);
        string classes = label.Categories.Count == 0 ? "one number" : $"{units} classes ({string.Join(", ", label.Categories.Take(6))}{(units > 6 ? ", …" : "")})";
        issues.At(Place.Layer, node).Suggest(
            Rules.LabelUnits,
            "units",
            LayerCatalog.Of(nodes[node].Spec).WidthArgument == "units" ? units.ToString(System.Globalization.CultureInfo.InvariantCulture) : "",
            label.Name,
            classes,
            nodes[node].Name,
            output.Shape);
    }

    private static bool Learns(LossInput input, RowColumnKind label) => label switch
    {
        RowColumnKind.Number => input == LossInput.Numbers,
        RowColumnKind.Boolean => input is LossInput.Probabilities or LossInput.Logits,
        _ => input is LossInput.ClassLogits or LossInput.ClassProbabilities or LossInput.LogProbabilities,
    };

    // Where the number of units is written: an activation has none.
    private static int NodeOf(Value output, IReadOnlyList<Node> nodes, IReadOnlyList<Value> values)
    {
        int inputs = values.Count - nodes.Count;
        int node = Math.Max(0, output.Id - inputs);
        while (LayerCatalog.Of(nodes[node].Spec).IsActivation && nodes[node].Inputs[0] >= inputs)
        {
            node = nodes[node].Inputs[0] - inputs;
        }

        return node;
    }
}
