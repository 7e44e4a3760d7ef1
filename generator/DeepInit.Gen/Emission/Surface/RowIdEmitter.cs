using DeepInit.Gen.Specs;
using DeepInit.Gen.Text;

namespace DeepInit.Gen.Emission;

/// <summary>What is written of rows that have ids, or several labels.</summary>
internal static class RowIdEmitter
{
    private const string Runtime = "global::DeepInit.Runtime.";

    /// <summary>In words, for the head of the file.</summary>
    public static string Words(RowIdSpec id)
    {
        if (id.Kind == RowIdKind.Words)
        {
            return $"at most {id.Length} words, {id.Rows - 1} different ones, found by the first Fit";
        }

        string ids = id.Hashed > 0 ? $"hashed into {id.Hashed}" : id.Kind == RowIdKind.Enum ? $"one of {string.Join(", ", id.Categories)}" : $"up to {id.Capacity} different ones, found by the first Fit";
        return $"{(id.Length is { } most ? $"at most {most} ids" : "an id")}, {ids}";
    }

    /// <summary>C#: how the runtime reads it.</summary>
    /// <param name="id">The property.</param>
    /// <param name="row">The type of a row.</param>
    /// <param name="choice">The name of the member of an enum.</param>
    public static string Column(RowIdSpec id, string row, string choice)
    {
        string value = "row." + Identifiers.Argument(id.Name), column = $"{Runtime}IdColumn<{row}>";
        string rules = id.Hashed > 0 ? $"Hash({id.Hashed})"
            : id.Kind == RowIdKind.Enum ? $"Of({string.Join(", ", id.Categories.Select(Literal.Of))})"
            : $"Fitted({id.Capacity}, {id.MinimumCount}, {Literal.Of(id.UnknownShare)})";
        if (id.Kind == RowIdKind.Words)
        {
            return $"{column}.Words({Literal.Of(id.Name)}, row => {value}, {id.Length}, {(id.Lowercase ? "true" : "false")}, global::DeepInit.Truncation.{id.Truncation}, {Runtime}IdRules.{rules})";
        }

        if (id.Length is { } most)
        {
            string list = id.Kind switch
            {
                RowIdKind.Text => value,
                RowIdKind.Number => $"{column}.Texts({value} is {{ }} ids ? global::System.Linq.Enumerable.Select(ids, id => (long)id) : null)",
                _ => $"{value} is {{ }} ids ? global::System.Linq.Enumerable.Select(ids, id => {AsText("id")}) : null",
            };
            return $"{column}.Bag({Literal.Of(id.Name)}, row => {list}, {most}, {Runtime}IdRules.{rules})";
        }

        (string method, string expression) = id.Kind switch
        {
            RowIdKind.Number => ("Number", $"(long?){value}"),
            RowIdKind.AsText => ("Text", id.IsNullable ? $"{value} is {{ }} id ? {AsText("id")} : null" : AsText(value)),
            RowIdKind.Enum => ("Text", choice),
            _ => ("Text", value),
        };
        return $"{column}.{method}({Literal.Of(id.Name)}, row => {expression}, {Runtime}IdRules.{rules})";
    }

    /// <summary>Writes the body of the method that predicts rows.</summary>
    public static void WritePrediction(SourceWriter writer, SurfaceNames names, RowSpec rows, IReadOnlyList<RowLabelPlan> labels, string result)
    {
        int first = rows.Width > 0 || rows.Ids.Count == 0 ? 1 : 0;
        writer.Write($"{Runtime}RowInputs<$T> read = NetworkRows.Schema.Read(Parameters, rows);");
        string[] outputs = [.. names.Outputs.Select((output, i) => names.Outputs.Count == 1 ? "outputs" : $"outputs{i}")];
        for (int i = 0; i < outputs.Length; i++)
        {
            writer.Write($"var {outputs[i]} = new $T[{Runtime}Guard.BatchLength(read.Count, {names.Outputs[i].Constant})];");
        }

        IEnumerable<string> inputs = rows.Ids.SelectMany((id, i) => id.Length is null ? new[] { $"read.Ids({i})" } : [$"read.Ids({i})", $"read.Lengths({i})"]);
        writer.Write($"_networkEngine.Predict({string.Join(", ", (first == 1 ? new[] { "read.Numbers" } : []).Concat(inputs).Concat(outputs))});");
        if (labels.Count == 1)
        {
            writer.Write($"return {labels[0].Undone(outputs[0], isOnly: false)};");
            return;
        }

        foreach (RowLabelPlan label in labels)
        {
            writer.Write($"var label{label.Index} = {label.Undone(outputs[label.Place], isOnly: false)};");
        }

        writer.Write($"var predictions = new {result}[read.Count];");
        writer.Open("for (int i = 0; i < predictions.Length; i++)");
        writer.Write($"predictions[i] = ({string.Join(", ", labels.Select(label => $"label{label.Index}[i]"))});").Close();
        writer.Write("return predictions;");
    }

    private static string AsText(string value) => $"global::System.Convert.ToString((object){value}, global::System.Globalization.CultureInfo.InvariantCulture)";
}
