using DeepInit.Gen.Losses;
using DeepInit.Gen.Shapes;
using DeepInit.Gen.Specs;
using DeepInit.Gen.Text;

namespace DeepInit.Gen.Emission;

/// <summary>A label of rows, and the output that predicts it.</summary>
/// <param name="Label">The property.</param>
/// <param name="Index">Its number among the labels.</param>
/// <param name="Place">The number of the output that predicts it.</param>
/// <param name="Input">What its loss reads.</param>
/// <param name="TakesIndices">Whether its loss takes the indices of classes.</param>
internal sealed record RowLabelPlan(RowColumnSpec Label, int Index, int Place, LossInput Input, bool TakesIndices)
{
    private const string Runtime = "global::DeepInit.Runtime.";

    /// <summary>How the runtime makes a column of a category.</summary>
    public string Category => TakesIndices ? "Index" : "OneHot";

    /// <summary>The member of <c>RowOutput</c>.</summary>
    public string Output => Label.Kind switch
    {
        RowColumnKind.Number => "Number",
        RowColumnKind.Boolean => Input == LossInput.Logits ? "Logit" : "Probability",
        _ => Input == LossInput.ClassProbabilities ? "ClassProbabilities" : "ClassLogits",
    };

    /// <summary>The name of the array of its classes.</summary>
    public string Classes => Index == 0 ? "Classes" : $"Classes{Index}";

    /// <summary>The labels of a network without errors.</summary>
    public static IEnumerable<RowLabelPlan> Of(EmissionContext context, RowSpec rows)
    {
        ShapedNetwork network = context.Plan.Network;
        for (int i = 0; i < rows.Labels.Count; i++)
        {
            RowColumnSpec label = rows.Labels[i];
            LossNode loss = rows.Labels.Count == 1 ? network.Losses[0] : network.Losses.First(other => other.IsFirst && other.Target == label.Name);
            LossKind kind = LossCatalog.Of(loss.Spec);
            yield return new(label, i, network.Outputs.ToList().IndexOf(loss.Value), kind.Input, kind.TakesClassIndices(loss.Spec));
        }
    }

    /// <summary>C#: an array of what is predicted, of what the network put out.</summary>
    public string Undone(string outputs, bool isOnly) => Label.Kind switch
    {
        RowColumnKind.Number => $"NetworkRows.Schema.Undo(Parameters, {outputs}{(isOnly ? "" : $", {Index}")})",
        RowColumnKind.Boolean => $"{Runtime}RowOutputs.Probabilities({outputs}, areLogits: {Literal.Of(Input == LossInput.Logits)})",
        _ => $"{Runtime}RowOutputs.Classes(NetworkRows.{Classes}, {outputs}, areLogarithms: {Literal.Of(Input != LossInput.ClassProbabilities)})",
    };
}
