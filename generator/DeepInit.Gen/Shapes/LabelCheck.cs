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
        if (spec.RowType is not { Labels.Count: > 0 } rows || issues.AnyErrors)
        {
            return;
        }

        RowColumnSpec first = rows.Labels[0];
        if (losses.Count == 0)
        {
            issues.At(Place.Network, 0).Add(Rules.LabelLoss, "rows", first.Name, "the network has no loss, which says what its output means");
            return;
        }

        if (rows.Labels.Count > 1)
        {
            Several(spec, rows, values, nodes, losses, outputs, issues);
            return;
        }

        if (losses.Count > 1 || losses[0].Target is null || outputs.Count != 1 || outputs[0] != losses[0].Value)
        {
            issues.At(Place.Loss, losses.Count > 1 ? 1 : 0).Add(Rules.LabelLoss, "", first.Name, $"a network over rows has one output and one loss on it for each label, but '{spec.Type.Name}' has {outputs.Count} and {losses.Count}");
            return;
        }

        Check(first, losses[0], values, nodes, issues);
    }

    // Each label is the target of one loss, by its name, and the outputs are those of these losses.
    private static void Several(NetworkSpec spec, RowSpec rows, IReadOnlyList<Value> values, IReadOnlyList<Node> nodes, IReadOnlyList<LossNode> losses, IReadOnlyList<int> outputs, Issues issues)
    {
        if (losses.Count == 1)
        {
            issues.At(Place.Network, 0).Add(
                Rules.NoLabel,
                "rows",
                spec.Type.Name,
                $"'{rows.Name}' has {rows.Labels.Count}, {string.Join(" and ", rows.Labels.Select(label => label.Name))}; choose one by Label = nameof({rows.Name}.{rows.Labels[0].Name}), or give each a loss: [Loss(…, Output = \"…\", Target = nameof({rows.Name}.{rows.Labels[0].Name}))]");
            return;
        }

        string names = string.Join(", ", rows.Labels.Select(label => $"'{label.Name}'"));
        foreach (RowColumnSpec label in rows.Labels)
        {
            LossNode[] own = [.. losses.Where(loss => loss.Target == label.Name)];
            if (own.Length != 1)
            {
                issues.At(Place.Network, 0).Add(
                    Rules.LabelLoss, "rows", label.Name, $"{(own.Length == 0 ? "no loss has" : $"{own.Length} losses have")} it as target; write one [Loss(…, Output = \"…\", Target = nameof({rows.Name}.{label.Name}))]");
                return;
            }
        }

        if (losses.FirstOrDefault(loss => rows.Labels.All(label => label.Name != loss.Target)) is { } stray)
        {
            issues.At(Place.Loss, stray.Index).Add(Rules.LabelLoss, "", rows.Labels[0].Name, $"of the losses of rows each has one of the labels {names} as its target, but this one has {(stray.Target is null ? "none" : $"'{stray.Target}'")}");
            return;
        }

        if (losses.FirstOrDefault(loss => !outputs.Contains(loss.Value) || losses.Count(other => other.Value == loss.Value) > 1) is not null || outputs.Count != losses.Count)
        {
            issues.At(Place.Network, 0).Add(Rules.LabelLoss, "rows", rows.Labels[0].Name, $"each of {names} needs an output of its own with a loss on it, but '{spec.Type.Name}' has {outputs.Count} outputs and {losses.Count} losses");
            return;
        }

        foreach (RowColumnSpec label in rows.Labels)
        {
            Check(label, losses.First(loss => loss.Target == label.Name), values, nodes, issues);
        }
    }

    private static void Check(RowColumnSpec label, LossNode node, IReadOnlyList<Value> values, IReadOnlyList<Node> nodes, Issues issues)
    {
        LossSpec loss = node.Spec;
        if (!Learns(LossCatalog.Of(loss).Input, label.Kind))
        {
            (string kind, string fitting) = label.Kind switch
            {
                RowColumnKind.Number => ("a number", "MeanSquaredError, MeanAbsoluteError, Huber or SmoothL1"),
                RowColumnKind.Boolean => ("a yes or no", "BinaryCrossEntropy on a sigmoid, or BinaryCrossEntropyWithLogits"),
                _ => ("one of several classes", "CrossEntropy on logits"),
            };
            issues.At(Place.Loss, node.Index).Add(Rules.LabelLoss, "loss", label.Name, $"it is {kind}, which {loss.Function} does not learn; use {fitting}");
            return;
        }

        Value output = values[node.Value];
        int units = label.Width;
        if (output.Shape.Length == units && output.Shape.Dimensions.Count == 1)
        {
            return;
        }

        int place = NodeOf(output, nodes, values);
        string classes = label.Categories.Count == 0 ? "one number" : $"{units} classes ({string.Join(", ", label.Categories.Take(6))}{(units > 6 ? ", …" : "")})";
        issues.At(Place.Layer, place).Suggest(
            Rules.LabelUnits,
            "units",
            LayerCatalog.Of(nodes[place].Spec).WidthArgument == "units" ? units.ToString(System.Globalization.CultureInfo.InvariantCulture) : "",
            label.Name,
            classes,
            nodes[place].Name,
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
