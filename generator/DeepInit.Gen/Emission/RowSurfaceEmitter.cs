using DeepInit.Gen.Losses;
using DeepInit.Gen.Specs;

namespace DeepInit.Gen.Emission;

/// <summary>The part of the public surface that takes rows of the user's type, and how they become numbers.</summary>
internal static class RowSurfaceEmitter
{
    private const string Runtime = "global::DeepInit.Runtime.";
    private const string Sequence = "global::System.Collections.Generic.IEnumerable";
    private static readonly string Generated = GeneratorVersion.Attribute;

    public static string Emit(EmissionContext context, RowSpec rows, RowColumnSpec label)
    {
        SourceWriter writer = FileEmitter.Open(
            context.Spec,
            [
                $"{context.Spec.Type.Qualified}: rows of {rows.Name} in, {label.Name} out.",
                "",
                .. rows.Inputs.Select(column => $"{column.Name}: {Words(column)}"),
                $"{label.Name}: the label, {Words(label)}",
            ],
            []);
        writer.Write("#pragma warning disable CS0612, CS0618 // a row may have obsolete properties").Line();
        LossSpec loss = context.Plan.Network.Losses[0].Spec;
        Schema(writer, context.Spec.Type.Name.TrimStart('@'), rows, label, LossCatalog.Of(loss).TakesClassIndices(loss));
        LossInput output = LossCatalog.Of(loss).Input;
        foreach (RowMember member in Members(rows, label, context.OptimizerKind is not null))
        {
            foreach (string line in member.Documentation)
            {
                writer.Write("/// " + line);
            }

            writer.Write(Generated);
            writer.Write($"{member.Signature} => {member.Body};").Line();
        }

        writer.Write(Generated).Open($"private {Result(label)}[] PredictRows({Sequence}<{rows.Type}> rows)");
        writer.Write("$T[] inputs = NetworkRows.Schema.Encode(Parameters, rows);");
        writer.Write("var outputs = new $T[inputs.Length / InputSize * OutputSize];");
        writer.Write("_networkEngine.Predict(inputs, outputs);");
        writer.Write(label.Kind switch
        {
            RowColumnKind.Number => "return NetworkRows.Schema.Undo(Parameters, outputs);",
            RowColumnKind.Boolean => $"return {Runtime}RowOutputs.Probabilities(outputs, areLogits: {EngineEmitter.Bool(output == LossInput.Logits)});",
            _ => $"return {Runtime}RowOutputs.Classes(NetworkRows.Classes, outputs, areLogarithms: {EngineEmitter.Bool(output != LossInput.ClassProbabilities)});",
        });
        writer.Close();
        return FileEmitter.Close(writer, context.Spec);
    }

    /// <summary>The members that take rows, also those of a network with errors, where the label may be unknown.</summary>
    public static IEnumerable<RowMember> Members(RowSpec rows, RowColumnSpec? label, bool trains)
    {
        string access = rows.IsPublic ? "public" : "internal";
        string many = $"{Sequence}<{rows.Type}>";
        string result = Result(label);
        string name = SurfaceEmitter.Xml(label?.Name ?? "the label");
        string returns = label?.Kind switch
        {
            RowColumnKind.Boolean => $"The probability that {name} is true, in [0, 1].",
            RowColumnKind.Enum or RowColumnKind.Text => $"The most likely {name}, and the probability of each.",
            _ => $"{name}, in its own units.",
        };
        string transform = "<exception cref=\"global::System.InvalidOperationException\">Nothing was fitted to rows, and no file loaded that was saved after that.</exception>";
        string value = "<exception cref=\"global::System.ArgumentException\">A value is infinite, or no declared category.</exception>";
        yield return new(
            ["<summary>Predicts a row. Allocates a little; safe from many threads at once.</summary>", $"<param name=\"row\">The row; what it has as {name} plays no part. Missing values become the mean.</param>", $"<returns>{returns}</returns>", transform, value],
            $"{access} {result} Predict({rows.Type} row)",
            $"PredictRows(new {rows.Type}[] {{ row }})[0]");
        yield return new(
            ["<summary>Predicts rows.</summary>", $"<param name=\"rows\">The rows; what they have as {name} plays no part. Missing values become the mean.</param>", $"<returns>For each row: {char.ToLowerInvariant(returns[0])}{returns.Substring(1)}</returns>", transform, value],
            $"{access} {result}[] Predict({many} rows)",
            "PredictRows(rows)");
        if (!trains)
        {
            yield break;
        }

        yield return new(
            [
                "<summary>Trains on rows for some epochs. The first time, means and deviations of their columns are found; Save keeps them with the parameters.</summary>",
                "<param name=\"rows\">What to learn from, at least one row; each has the label.</param>",
                "<param name=\"options\">Epochs, batch size and the rest; the defaults unless given.</param>",
                "<param name=\"validation\">Rows to measure after every epoch; none unless given.</param>",
                "<returns>The losses and metrics of every epoch; of a number, in units of the label's deviation.</returns>",
                "<exception cref=\"global::System.ArgumentException\">A row lacks its label, or has a value that is infinite or no declared category.</exception>",
            ],
            $"{access} global::DeepInit.History Fit({many} rows, global::DeepInit.FitOptions? options = null, {many}? validation = null)",
            "NetworkRows.Schema.Fit(this, rows, options, validation)");
        yield return new(
            ["<summary>The mean loss over rows, and the share of right predictions of a classifier.</summary>", "<param name=\"rows\">The rows, at least one; each has the label.</param>", transform],
            $"{access} global::DeepInit.Evaluation Evaluate({many} rows)",
            "NetworkRows.Schema.Evaluate(this, rows)");
        yield return new(
            ["<summary>Rows as the network's numbers, for whatever takes a dataset.</summary>", "<param name=\"rows\">The rows, at least one; each has the label.</param>", transform],
            $"{access} global::DeepInit.Dataset<$T> ToDataset({many} rows)",
            "NetworkRows.Schema.ToDataset(this, rows)");
    }

    private static void Schema(SourceWriter writer, string network, RowSpec rows, RowColumnSpec label, bool takesIndices)
    {
        string column = $"{Runtime}RowColumn<{rows.Type}>";
        writer.Write($"/// <summary>How rows of {SurfaceEmitter.Xml(rows.Name)} become the network's numbers.</summary>");
        writer.Write(Generated).Open("private static class NetworkRows");
        writer.Write($"public static readonly {Runtime}RowSchema<{rows.Type}> Schema = new {Runtime}RowSchema<{rows.Type}>(").Indent();
        writer.Write($"{Literal.Of(network)},");
        writer.Write($"new {column}[]").Write("{").Indent();
        foreach (RowColumnSpec input in rows.Inputs)
        {
            writer.Write(Column(input, "OneHot") + ",");
        }

        writer.Outdent().Write("},");
        writer.Write(Column(label, takesIndices ? "Index" : "OneHot") + ");").Outdent();
        if (label.Categories.Count > 0)
        {
            string classes = string.Join(", ", label.Kind == RowColumnKind.Enum ? label.Members.Select(member => $"{label.Type}.{member}") : label.Categories.Select(Literal.Of));
            writer.Line().Write($"public static readonly {ClassOf(label)}[] Classes = {{ {classes} }};");
        }

        writer.Close().Line();

        string Column(RowColumnSpec spec, string category)
        {
            string value = "row." + Identifiers.Argument(spec.Name);
            string method = spec.Kind switch
            {
                RowColumnKind.Number => "Number",
                RowColumnKind.Boolean => "Flag",
                _ => category,
            };
            string expression = spec.Kind switch
            {
                RowColumnKind.Number => spec.IsNullable ? $"(double?){value} ?? double.NaN" : $"(double){value}",
                RowColumnKind.Boolean => spec.IsNullable ? $"{value} is bool yes ? yes ? 1 : 0 : double.NaN" : $"{value} ? 1 : 0",
                RowColumnKind.Enum => Choice(spec, value),
                _ => value,
            };
            string categories = spec.Categories.Count == 0 ? "" : $", new string[] {{ {string.Join(", ", spec.Categories.Select(Literal.Of))} }}";
            return $"{column}.{method}({Literal.Of(spec.Name)}, static row => {expression}{categories})";
        }
    }

    // A number that is no member is refused by that name.
    private static string Choice(RowColumnSpec spec, string value)
    {
        IEnumerable<string> arms = spec.Members.Select((member, i) => $"{spec.Type}.{member} => {Literal.Of(spec.Categories[i])}");
        string number = $"unchecked((long){value}{(spec.IsNullable ? ".GetValueOrDefault()" : "")}).ToString(global::System.Globalization.CultureInfo.InvariantCulture)";
        return $"{value} switch {{ {(spec.IsNullable ? "null => null, " : "")}{string.Join(", ", arms)}, _ => {number} }}";
    }

    private static string Result(RowColumnSpec? label) => label?.Kind is RowColumnKind.Enum or RowColumnKind.Text ? $"global::DeepInit.ClassPrediction<{ClassOf(label)}>" : "double";

    private static string ClassOf(RowColumnSpec label) => label.Kind == RowColumnKind.Enum ? label.Type : "string";

    private static string Words(RowColumnSpec column) => column.Kind switch
    {
        RowColumnKind.Number => "a number, standardised",
        RowColumnKind.Boolean => "0 or 1",
        _ => $"one of {string.Join(", ", column.Categories.Select(category => category.Replace('\n', ' ').Replace('\r', ' ')))}",
    };
}

/// <summary>A generated member that takes rows.</summary>
internal sealed record RowMember(IReadOnlyList<string> Documentation, string Signature, string Body);
