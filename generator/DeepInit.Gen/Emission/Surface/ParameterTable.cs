using System.Globalization;
using DeepInit.Gen.Optimizers;
using DeepInit.Gen.Planning;
using DeepInit.Gen.Shapes;

namespace DeepInit.Gen.Emission;

/// <summary>The parameters as a table: what moves each of them, at which rate and decay, how it starts, and why.</summary>
internal static class ParameterTable
{
    /// <summary>Its lines, an empty one in front; none for a network without an optimiser, or without parameters.</summary>
    public static IReadOnlyList<string> Lines(NetworkPlan plan)
    {
        if (plan.Network.Optimizer is not { } optimizer || plan.Parameters.Count == 0)
        {
            return [];
        }

        var rows = new List<string[]> { new[] { "parameter", "shape", "optimiser", "rate", "decay", "trains", "init", "why" } };
        foreach (ParameterPlan parameter in plan.Parameters)
        {
            ParameterSettings settings = parameter.Tensor.Settings;
            string scale = settings.LearningRateScale == 1 ? "" : $" (×{Number(settings.LearningRateScale)})";
            string[] moved = settings.Trainable
                ? [OptimizerCatalog.Of(optimizer).Word, Number(optimizer.LearningRate * settings.LearningRateScale) + scale, Number(settings.WeightDecay), "yes"]
                : ["", "", "", parameter.IsBuffer ? "no: a statistic" : "no"];
            rows.Add([parameter.Name, string.Join("×", parameter.Shape), .. moved, settings.Init.Words + (settings.Init.Derived ? " (derived)" : ""), Why(settings)]);
        }

        return ["", .. SummaryTable.Table(rows)];
    }

    private static string Why(ParameterSettings settings) =>
        settings.Why.Count == 0 ? "as layer and optimiser say" : string.Join(", ", settings.Why.Select(pattern => $"[Parameter(\"{pattern}\")]"));

    private static string Number(double value) => value.ToString("0.########", CultureInfo.InvariantCulture);
}
