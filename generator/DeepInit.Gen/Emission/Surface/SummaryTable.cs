using System.Globalization;
using DeepInit.Gen.Layers;
using DeepInit.Gen.Optimizers;
using DeepInit.Gen.Planning;
using DeepInit.Gen.Shapes;
using DeepInit.Gen.Specs;
using DeepInit.Gen.Text;
using DeepInit.Gen.Wrappers;

namespace DeepInit.Gen.Emission;

/// <summary>The network in one line, and what it costs, for IntelliSense and for <c>Summary()</c>, whose tables are the runtime's.</summary>
internal static class SummaryTable
{
    /// <summary>The network in one line: <c>30 → Dense 64, ReLU → Dense 1, Sigmoid → BinaryCrossEntropy · AdamW</c>.</summary>
    public static string OneLine(NetworkPlan plan)
    {
        ShapedNetwork network = plan.Network;
        string inputs = string.Join(" + ", network.Inputs.Select(v => v.Shape.ToString()));
        string[] layers = [.. Layers(plan)];
        if (layers.Length > 12)
        {
            layers = [.. layers.Take(5), $"… {layers.Length - 10} more …", .. layers.Skip(layers.Length - 5)];
        }

        string text = inputs + " → " + string.Join(" → ", layers);
        if (network.Losses.Count > 0)
        {
            text += " → " + string.Join(" + ", network.Losses.Select(loss => loss.Spec.Function.ToString()));
        }

        return network.Optimizer is null ? text : text + " · " + string.Join(" + ", network.Optimizers.Select(optimizer => Describe(optimizer.Spec)));
    }

    /// <summary>The layers in words, which the runtime's table shows beside what the graph and the parameters say of them.</summary>
    public static IEnumerable<string> Layers(NetworkPlan plan) => plan.Network.Nodes.Select(node => LayerCatalog.Of(node.Spec).Describe(node.Spec));

    /// <summary>What the network costs, its losses, its optimiser: a line each.</summary>
    public static IReadOnlyList<string> Totals(NetworkPlan plan)
    {
        ShapedNetwork network = plan.Network;
        int size = network.Spec.Precision == Precision.Single ? 4 : 8;
        List<string> lines =
        [
            $"{Literal.Grouped(plan.ParameterCount)} parameters, {Literal.Grouped(2 * plan.MultiplyAdds)} FLOPs per row forward, {network.Spec.Precision.ToString().ToLowerInvariant()} precision",
            $"working memory per row: {Literal.Grouped((long)plan.Inference.RowLength * size)} bytes to predict" + (plan.Training is { } t ? $", {Literal.Grouped((long)t.RowLength * size)} to train" : ""),
        ];
        lines.AddRange(plan.Derived.Select(derived => derived.Transform.Said).OfType<string>());
        foreach (LossNode loss in network.Losses)
        {
            string weight = loss.Spec.Weight == 1 ? "" : loss.Spec.Weight.ToString("R", CultureInfo.InvariantCulture) + " · ";
            lines.Add($"loss: {weight}{loss.Spec.Function} of {network.Values[loss.Value].Name}{(loss.Target is null ? "" : " against " + loss.Target)}");
        }

        lines.AddRange(plan.Parameters.Where(parameter => parameter.Tensor.Settings.IsPenalized && plan.Training?.Gradients[parameter.Index] is not null).Select(parameter => $"loss: {PenaltyOf(parameter.Tensor)}"));
        if (network.Optimizer is not null)
        {
            lines.Add("optimiser: " + string.Join(" and ", network.Optimizers.Select(optimizer => Describe(optimizer.Spec))));
            lines.AddRange(OptimizerCost.Of(network).Lines());
            lines.AddRange(WrapperCatalog.InOrder(network.Spec.Wrappers).Select(wrapper => $"around it: {WrapperCatalog.Of(wrapper).Word}: {WrapperCatalog.Of(wrapper).Formula(wrapper)}"));
        }

        return lines;
    }

    /// <summary>What the loss punishes of a tensor: <c>0.01 · Σ |w| + 0.1 · Σ w² of dense0.weight</c>.</summary>
    public static string PenaltyOf(ParameterShape tensor)
    {
        string[] terms = [.. new[] { (Factor: tensor.Settings.L1, Of: "Σ |w|"), (Factor: tensor.Settings.L2, Of: "Σ w²") }
            .Where(term => term.Factor > 0).Select(term => $"{term.Factor.ToString("R", CultureInfo.InvariantCulture)} · {term.Of}")];
        return $"{string.Join(" + ", terms)} of {tensor.Name}";
    }

    public static string Describe(OptimizerSpec optimizer)
    {
        string rate = optimizer.LearningRate.ToString("0.######", CultureInfo.InvariantCulture);
        string decay = optimizer.WeightDecay > 0 ? ", decay " + optimizer.WeightDecay.ToString("0.######", CultureInfo.InvariantCulture) : "";
        return $"{OptimizerCatalog.Of(optimizer).Word}({rate}{decay})";
    }
}
