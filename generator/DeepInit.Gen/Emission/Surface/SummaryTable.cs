using System.Globalization;
using DeepInit.Gen.Layers;
using DeepInit.Gen.Optimizers;
using DeepInit.Gen.Planning;
using DeepInit.Gen.Shapes;
using DeepInit.Gen.Specs;
using DeepInit.Gen.Text;

namespace DeepInit.Gen.Emission;

/// <summary>The network as a table: for <c>Summary()</c>, for IntelliSense and for the heads of files.</summary>
internal static class SummaryTable
{
    /// <summary>The network in one line: <c>30 → Dense 64, ReLU → Dense 1, Sigmoid → BinaryCrossEntropy · AdamW</c>.</summary>
    public static string OneLine(NetworkPlan plan)
    {
        ShapedNetwork network = plan.Network;
        string inputs = string.Join(" + ", network.Inputs.Select(v => v.Shape.ToString()));
        IEnumerable<string> layers = network.Nodes.Count <= 12
            ? network.Nodes.Select(node => LayerCatalog.Of(node.Spec).Describe(node.Spec))
            : network.Nodes.Take(5).Select(node => LayerCatalog.Of(node.Spec).Describe(node.Spec))
                .Append($"… {network.Nodes.Count - 10} more …")
                .Concat(network.Nodes.Skip(network.Nodes.Count - 5).Select(node => LayerCatalog.Of(node.Spec).Describe(node.Spec)));
        string text = inputs + " → " + string.Join(" → ", layers);
        if (network.Losses.Count > 0)
        {
            text += " → " + string.Join(" + ", network.Losses.Select(loss => loss.Spec.Function.ToString()));
        }

        return network.Optimizer is { } optimizer ? text + " · " + Describe(optimizer) : text;
    }

    /// <summary>One row per layer and parameter, then the totals.</summary>
    public static IReadOnlyList<string> Lines(NetworkPlan plan)
    {
        ShapedNetwork network = plan.Network;
        var rows = new List<string[]> { new[] { "layer", "reads", "output", "parameters", "init" } };
        foreach (Value input in network.Inputs)
        {
            rows.Add([input.Name, "", input.Shape.ToString(), "", ""]);
        }

        foreach (Node node in network.Nodes)
        {
            string reads = string.Join(", ", node.Inputs.Select(id => network.Values[id].Name));
            ParameterPlan[] parameters = [.. plan.Parameters.Where(p => p.Node == node.Index)];
            string[] head = [$"{node.Name}: {LayerCatalog.Of(node.Spec).Describe(node.Spec)}", reads, node.Shape.ToString()];
            if (parameters.Length == 0)
            {
                rows.Add([.. head, node.SharedWith is { } owner && plan.Parameters.Any(p => p.Node == owner) ? "those of " + network.Nodes[owner].Name : "", ""]);
            }

            for (int i = 0; i < parameters.Length; i++)
            {
                ParameterPlan p = parameters[i];
                string shape = string.Join("×", p.Shape);
                string notes = (p.Init.Derived ? " (derived)" : "") + (p.Trainable ? "" : ", frozen");
                rows.Add([.. i == 0 ? head : ["", "", ""], $"{p.Role} {shape}", p.Init.Words + notes]);
            }
        }

        List<string> lines = Table(rows);
        lines.Add(lines[1]);
        lines.Add($"{Literal.Grouped(plan.ParameterCount)} parameters, {Literal.Grouped(2 * plan.MultiplyAdds)} FLOPs per row forward, {network.Spec.Precision.ToString().ToLowerInvariant()} precision");
        int size = network.Spec.Precision == Precision.Single ? 4 : 8;
        lines.Add($"working memory per row: {Literal.Grouped((long)plan.Inference.RowLength * size)} bytes to predict" + (plan.Training is { } t ? $", {Literal.Grouped((long)t.RowLength * size)} to train" : ""));
        foreach (LossNode loss in network.Losses)
        {
            string weight = loss.Spec.Weight == 1 ? "" : loss.Spec.Weight.ToString("R", CultureInfo.InvariantCulture) + " · ";
            lines.Add($"loss: {weight}{loss.Spec.Function} of {network.Values[loss.Value].Name}{(loss.Target is null ? "" : " against " + loss.Target)}");
        }

        if (network.Optimizer is { } optimizer)
        {
            lines.Add("optimiser: " + Describe(optimizer));
        }

        return lines;
    }

    /// <summary>Rows under one another, a line below the first.</summary>
    internal static List<string> Table(IReadOnlyList<string[]> rows)
    {
        int[] widths = [.. Enumerable.Range(0, rows[0].Length).Select(column => rows.Max(row => row[column].Length))];
        List<string> lines = [.. rows.Select(row => string.Join("  ", row.Select((cell, i) => cell.PadRight(widths[i]))).TrimEnd())];
        lines.Insert(1, new string('-', widths.Sum() + (2 * (widths.Length - 1))));
        return lines;
    }

    public static string Describe(OptimizerSpec optimizer)
    {
        string rate = optimizer.LearningRate.ToString("0.######", CultureInfo.InvariantCulture);
        string decay = optimizer.WeightDecay > 0 ? ", decay " + optimizer.WeightDecay.ToString("0.######", CultureInfo.InvariantCulture) : "";
        return $"{OptimizerCatalog.Of(optimizer).Word}({rate}{decay})";
    }
}
