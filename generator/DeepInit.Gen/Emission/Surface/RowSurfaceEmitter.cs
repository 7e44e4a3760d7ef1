using DeepInit.Gen.Losses;
using DeepInit.Gen.Specs;
using DeepInit.Gen.Text;

namespace DeepInit.Gen.Emission;

/// <summary>The part of the public surface that takes rows of the user's type, and how they become numbers.</summary>
internal static class RowSurfaceEmitter
{
    private const string Runtime = "global::DeepInit.Runtime.";
    private const string Sequence = "global::System.Collections.Generic.IEnumerable";

    public static string Emit(EmissionContext context, RowSpec rows)
    {
        SurfaceMember[] members = [.. Members(rows, measures: true, context.OptimizerKind is not null)];
        SourceWriter writer = FileEmitter.Open(
            context.Spec,
            [
                $"{context.Spec.Type.Qualified}: rows of {rows.Name} in, {string.Join(" and ", rows.Labels.Select(label => label.Name))} out.",
                "",
                .. rows.Inputs.Select(column => $"{column.Name}: {Words(column)}"),
                .. rows.Ids.Select(column => $"{column.Name}: {RowIdEmitter.Words(column)}"),
                .. rows.Labels.Select(label => $"{label.Name}: {(rows.Labels.Count == 1 ? "the" : "a")} label, {Words(label)}"),
            ],
            [],
            SurfaceMembers.Bases(members));
        RowLabelPlan[] labels = [.. RowLabelPlan.Of(context, rows)];
        Schema(writer, context, rows, labels);
        foreach (SurfaceMember member in members)
        {
            MemberWriter.Write(writer, member, context.Spec.Overrides);
        }

        writer.Write(GeneratorVersion.Attribute).Open($"private {Result(rows)}[] PredictRows({Sequence}<{rows.Type}> rows)");
        if (rows.IsPlain)
        {
            writer.Write("$T[] inputs = NetworkRows.Schema.Encode(Parameters, rows);");
            writer.Write("var outputs = new $T[inputs.Length / InputSize * OutputSize];");
            writer.Write("_networkEngine.Predict(inputs, outputs);");
            writer.Write($"return {labels[0].Undone("outputs", isOnly: true)};");
        }
        else
        {
            RowIdEmitter.WritePrediction(writer, context.Names, rows, labels, Result(rows));
        }

        writer.Close();
        return FileEmitter.Close(writer, context.Spec);
    }

    /// <summary>The members that take rows, also those of a network with errors, where the label may be unknown.</summary>
    public static IEnumerable<SurfaceMember> Members(RowSpec rows, bool measures, bool trains)
    {
        RowColumnSpec? label = rows.Labels.Count == 1 ? rows.Labels[0] : null;
        string access = rows.IsPublic ? "public" : "internal";
        string many = $"{Sequence}<{rows.Type}>";
        string result = Result(rows);
        string name = SurfaceEmitter.Xml(label?.Name ?? (rows.Labels.Count > 1 ? string.Join(" and ", rows.Labels.Select(one => one.Name)) : "the label"));
        string returns = label?.Kind switch
        {
            null when rows.Labels.Count > 1 => $"{name}: numbers in their own units, the probability of a yes, and the most likely class of several.",
            RowColumnKind.Boolean => $"The probability that {name} is true, in [0, 1].",
            RowColumnKind.Enum or RowColumnKind.Text => $"The most likely {name}, and the probability of each.",
            _ => $"{name}, in its own units.",
        };
        yield return new(
            "Rows",
            MemberForm.Expression,
            $"global::DeepInit.RowTransform<{rows.Type}, $T>",
            "NetworkRows.Schema.Of(Parameters)",
            ["<summary>Rows as the numbers that the members for arrays take and give, <c>Predict</c> among them: <c>Rows.Transform(row)</c>, and <c>Rows.Undo</c> of outputs.</summary>"])
        {
            Access = access,
        };
        yield return new("global::DeepInit.IRowNetwork.Description", MemberForm.Expression, "global::DeepInit.RowDescription", "NetworkRows.Schema", []) { Access = "", Contract = "global::DeepInit.IRowNetwork" };
        string transform = "<exception cref=\"global::System.InvalidOperationException\">Nothing was fitted to rows, and no file loaded that was saved after that.</exception>";
        const string Losses = "<returns>The losses and metrics of every epoch: of a number, losses are of the standardised label, metrics in its own units.</returns>";
        SurfaceParameter token = new("global::System.Threading.CancellationToken", "cancellationToken", " = default");
        const string Other = "<exception cref=\"global::System.InvalidOperationException\">The network knows statistics that do not suit these rows; see FitOptions.RowStatistics.</exception>";
        string missing = "Missing values become the mean" + (rows.Inputs.Any(column => column.Quantile is not null) ? ", of columns by rank the median" : "") + (rows.Ids.Count == 0 ? "" : ", unknown ids the unknown one") + ".";
        string value = "<exception cref=\"global::System.ArgumentException\">A value is infinite, or no declared category.</exception>";
        yield return Member(
            ["<summary>Predicts a row. Allocates a little; safe from many threads at once.</summary>", $"<param name=\"row\">The row; what it has as {name} plays no part. {missing}.</param>", $"<returns>{returns}</returns>", transform, value],
            "Predict",
            result,
            $"PredictRows(new {rows.Type}[] {{ row }})[0]",
            new SurfaceParameter(rows.Type, "row"));
        yield return Member(
            ["<summary>Predicts rows.</summary>", $"<param name=\"rows\">The rows; what they have as {name} plays no part. {missing}.</param>", $"<returns>For each row: {char.ToLowerInvariant(returns[0])}{returns.Substring(1)}</returns>", transform, value],
            "Predict",
            result + "[]",
            "PredictRows(rows)",
            new SurfaceParameter(many, "rows"));
        if (measures)
        {
            yield return Member(
                [
                    "<summary>The mean loss over rows, the share of right predictions of a classifier, and metrics: of a number, in its own units.</summary>",
                    "<param name=\"rows\">The rows, at least one; each has the label.</param>",
                    "<param name=\"metrics\">More to measure; restarted first. Read them from Metric.Value. None unless given.</param>",
                    "<param name=\"batchSize\">Rows at a time; at least 1.</param>",
                    "<param name=\"accuracy\">Whether to measure accuracy, too. It and the metrics cost a second forward pass.</param>",
                    "<param name=\"cancellationToken\">Stops between two batches.</param>",
                    transform,
                ],
                "Evaluate",
                "global::DeepInit.Evaluation",
                "NetworkRows.Schema.Evaluate(this, rows, metrics, batchSize, accuracy, cancellationToken)",
                new SurfaceParameter(many, "rows"),
                new SurfaceParameter("global::System.Collections.Generic.IReadOnlyCollection<global::DeepInit.Metric>?", "metrics", " = null"),
                new SurfaceParameter("int", "batchSize", " = 32"),
                new SurfaceParameter("bool", "accuracy", " = true"),
                token);
            yield return Member(
                ["<summary>Rows as the network's numbers, for whatever takes a dataset.</summary>", "<param name=\"rows\">The rows, at least one; each has the label.</param>", transform],
                "ToDataset",
                "global::DeepInit.Dataset<$T>",
                "NetworkRows.Schema.ToDataset(this, rows)",
                new SurfaceParameter(many, "rows"));
        }

        if (!trains)
        {
            yield break;
        }

        yield return Member(
            [
                "<summary>Trains on rows for some epochs. The first time, the statistics of their columns are found: means and deviations, and ranks where a column asks for them; Save keeps them with the parameters, and later trainings as FitOptions.RowStatistics says.</summary>",
                "<param name=\"rows\">What to learn from, at least one row; each has the label.</param>",
                "<param name=\"options\">Epochs, batch size and the rest; the defaults unless given.</param>",
                "<param name=\"validation\">Rows to measure after every epoch; none unless given.</param>",
                Losses,
                "<exception cref=\"global::System.ArgumentException\">A row lacks its label, or has a value that is infinite or no declared category.</exception>",
                Other,
            ],
            "Fit",
            "global::DeepInit.History",
            "NetworkRows.Schema.Fit(this, rows, options, validation)",
            new SurfaceParameter(many, "rows"),
            new SurfaceParameter("global::DeepInit.FitOptions?", "options", " = null"),
            new SurfaceParameter(many + "?", "validation", " = null"));
        yield return Member(
            [
                "<summary>Trains on rows on a thread of its own, as Fit does. The network must not be used until the task has ended.</summary>",
                "<param name=\"rows\">What to learn from, at least one row; each has the label. They are read on that thread.</param>",
                "<param name=\"options\">Epochs, batch size and the rest; the defaults unless given.</param>",
                "<param name=\"validation\">Rows to measure after every epoch; none unless given.</param>",
                "<param name=\"cancellationToken\">Stops between two steps: the task ends in a FitCanceledException, the network is whole.</param>",
                Losses,
            ],
            "FitAsync",
            "global::System.Threading.Tasks.Task<global::DeepInit.History>",
            "NetworkRows.Schema.FitAsync(this, rows, options, validation, cancellationToken)",
            new SurfaceParameter(many, "rows"),
            new SurfaceParameter("global::DeepInit.FitOptions?", "options", " = null"),
            new SurfaceParameter(many + "?", "validation", " = null"),
            token);

        SurfaceMember Member(IReadOnlyList<string> documentation, string name, string returned, string body, params SurfaceParameter[] parameters) =>
            new(name, MemberForm.Expression, returned, body, documentation)
            {
                Access = access,
                Parameters = parameters,
                Need = name switch { "Predict" => MemberNeed.Nothing, "Evaluate" or "ToDataset" => MemberNeed.Loss, _ => MemberNeed.Optimizer },
            };
    }

    private static void Schema(SourceWriter writer, EmissionContext context, RowSpec rows, IReadOnlyList<RowLabelPlan> labels)
    {
        string column = $"{Runtime}RowColumn<{rows.Type}>";
        writer.Write($"/// <summary>How rows of {SurfaceEmitter.Xml(rows.Name)} become the network's numbers.</summary>");
        writer.Write(GeneratorVersion.Attribute).Open("private static class NetworkRows");
        writer.Write($"public static readonly {Runtime}RowSchema<{rows.Type}> Schema = new {Runtime}RowSchema<{rows.Type}>(").Indent();
        writer.Write($"{Literal.Of(context.Spec.Type.Name.TrimStart('@'))},");
        writer.Write($"new {column}[]").Write("{").Indent();
        foreach (RowColumnSpec input in rows.Inputs)
        {
            writer.Write(Column(input, "OneHot") + ",");
        }

        writer.Outdent().Write("},");
        if (rows.IsPlain)
        {
            writer.Write(Column(labels[0].Label, labels[0].Category) + ",");
            writer.Write($"global::DeepInit.RowOutput.{labels[0].Output});").Outdent();
        }
        else
        {
            writer.Write($"new {Runtime}IdColumn<{rows.Type}>[]").Write("{").Indent();
            foreach (RowIdSpec id in rows.Ids)
            {
                writer.Write(RowIdEmitter.Column(id, rows.Type, Choice(id.Type, id.Categories, id.Members, id.IsNullable, "row." + Identifiers.Argument(id.Name))) + ",");
            }

            writer.Outdent().Write("},");
            writer.Write($"new {column}[]").Write("{").Indent();
            foreach (RowLabelPlan label in labels)
            {
                writer.Write(Column(label.Label, label.Category) + ",");
            }

            writer.Outdent().Write("},");
            writer.Write($"new global::DeepInit.RowOutput[] {{ {string.Join(", ", labels.Select(label => "global::DeepInit.RowOutput." + label.Output))} }});").Outdent();
        }

        if (RowRankingEmitter.IdsOf(context.Spec.Ranking, rows) is not null)
        {
            RowRankingEmitter.Write(writer, context, rows);
        }

        foreach (RowLabelPlan label in labels.Where(label => label.Label.Categories.Count > 0))
        {
            string classes = string.Join(", ", label.Label.Kind == RowColumnKind.Enum ? label.Label.Members.Select(member => $"{label.Label.Type}.{member}") : label.Label.Categories.Select(Literal.Of));
            writer.Line().Write($"public static readonly {ClassOf(label.Label)}[] {label.Classes} = {{ {classes} }};");
        }

        writer.Close().Line();

        string Column(RowColumnSpec spec, string category)
        {
            string value = "row." + Identifiers.Argument(spec.Name);
            string method = spec.Kind switch
            {
                RowColumnKind.Number => spec.Quantile is null ? "Number" : "Quantile",
                RowColumnKind.Date => spec.Part == RowDatePart.Days ? "Number" : "Flag",
                RowColumnKind.Boolean or RowColumnKind.Missing => "Flag",
                _ => category,
            };
            string expression = spec.Kind switch
            {
                RowColumnKind.Number => spec.IsNullable ? $"(double?){value} ?? double.NaN" : $"(double){value}",
                RowColumnKind.Boolean => spec.IsNullable ? $"{value} is bool yes ? yes ? 1 : 0 : double.NaN" : $"{value} ? 1 : 0",
                RowColumnKind.Date => $"{Runtime}RowDates.{spec.Part}({value}{(spec.IsNullable && spec.Type.Length > 0 ? "?" : "")}{spec.Type})",
                RowColumnKind.Missing => spec.IsNullable ? $"{value} is null ? 1 : 0" : $"double.IsNaN({value}) ? 1 : 0",
                RowColumnKind.Enum => Choice(spec.Type, spec.Categories, spec.Members, spec.IsNullable, value),
                _ => value,
            };
            string categories = spec.Categories.Count == 0 ? "" : $", new string[] {{ {string.Join(", ", spec.Categories.Select(Literal.Of))} }}";
            string quantiles = spec.Quantile is { } ranks ? $", global::DeepInit.QuantileOutput.{ranks.Output}, {ranks.Count.ToString(System.Globalization.CultureInfo.InvariantCulture)}" : "";
            return $"{column}.{method}({Literal.Of(spec.Name + spec.Suffix)}, row => {expression}{categories}{quantiles})";
        }
    }

    // A number that is no member is refused by that name; as an id it is unknown.
    private static string Choice(string type, IReadOnlyList<string> categories, IReadOnlyList<string> members, bool isNullable, string value)
    {
        IEnumerable<string> arms = members.Select((member, i) => $"{type}.{member} => {Literal.Of(categories[i])}");
        string number = $"unchecked((long){value}{(isNullable ? ".GetValueOrDefault()" : "")}).ToString(global::System.Globalization.CultureInfo.InvariantCulture)";
        return $"{value} switch {{ {(isNullable ? "null => null, " : "")}{string.Join(", ", arms)}, _ => {number} }}";
    }

    // Of several labels a tuple with their names.
    private static string Result(RowSpec rows) => rows.Labels.Count > 1
        ? $"({string.Join(", ", rows.Labels.Select(label => $"{Result(label)} {ElementName(label.Name)}"))})"
        : rows.Labels.Count == 1 ? Result(rows.Labels[0]) : "double";

    // What tuples call something else.
    private static string ElementName(string name) =>
        name is "Rest" or "ToString" or "GetHashCode" or "Equals" or "CompareTo" or "Deconstruct" || (name.StartsWith("Item", StringComparison.Ordinal) && name.Skip(4).All(char.IsDigit)) ? name + "_" : Identifiers.Argument(name);

    private static string Result(RowColumnSpec label) => label.Kind is RowColumnKind.Enum or RowColumnKind.Text ? $"global::DeepInit.ClassPrediction<{ClassOf(label)}>" : "double";

    private static string ClassOf(RowColumnSpec label) => label.Kind == RowColumnKind.Enum ? label.Type : "string";

    private static string Words(RowColumnSpec column) => column.Kind switch
    {
        RowColumnKind.Number when column.Quantile is { } ranks => $"a number, by its rank, as {(ranks.Output == QuantileOutput.Normal ? "a normal" : "a uniform")} one",
        RowColumnKind.Number => "a number, standardised",
        RowColumnKind.Boolean => "0 or 1",
        RowColumnKind.Date => $"of the date{column.Suffix.Replace("=", " ")}",
        RowColumnKind.Missing => "1 where it is missing",
        _ => $"one of {string.Join(", ", column.Categories.Select(category => category.Replace('\n', ' ').Replace('\r', ' ')))}",
    };
}
