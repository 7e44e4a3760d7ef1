using DeepInit.Runtime;

namespace DeepInit;

/// <summary>Matches the columns of a dataset with what a network reads.</summary>
internal static class ColumnBinding
{
    /// <summary>A column for each description, by name; an unnamed one if it is the only one.</summary>
    /// <param name="network">The network's name.</param>
    /// <param name="kind"><c>input</c> or <c>target</c>, for messages.</param>
    /// <param name="descriptions">What the network reads.</param>
    /// <param name="columns">What the dataset has.</param>
    /// <exception cref="ArgumentException">Columns are missing, unknown or of the wrong kind.</exception>
    public static DatasetColumn<T>[] Find<T>(
        string network, string kind, IReadOnlyList<TensorDescription> descriptions, DatasetColumn<T>[] columns)
        where T : unmanaged
    {
        var found = new DatasetColumn<T>[descriptions.Count];
        for (int i = 0; i < found.Length; i++)
        {
            TensorDescription description = descriptions[i];
            DatasetColumn<T>? column = Array.Find(columns, c => c.Name == description.Name);
            if (column is null && columns.Length == 1 && columns[0].Name is null && descriptions.Count == 1)
                column = columns[0];
            if (column is null)
                throw Mismatch(network, kind, descriptions, columns);
            if (column.IsInteger != description.IsInteger)
            {
                throw new ArgumentException(
                    $"The {kind} {description} of {network} takes {Values(description.IsInteger, column)}; the dataset has {Values(column.IsInteger, column)}.");
            }

            if (description.HasLengths && column.Lengths.IsEmpty)
                throw new ArgumentException($"The {kind} {description} of {network} has rows with lengths, and the dataset has none for it: Dataset.{(description.IsInteger ? "WithIds" : "WithInput")} takes them as its third argument.");
            if (!description.HasLengths && !column.Lengths.IsEmpty)
                throw new ArgumentException($"The {kind} {description} of {network} has rows of one length, and the dataset has lengths for it: [Input(…, Lengths = true)] reads them.");
            found[i] = column;
        }

        // An extra target is harmless when nothing reads targets (prediction), and a mistake otherwise.
        if (columns.Length > descriptions.Count && descriptions.Count > 0)
            throw Mismatch(network, kind, descriptions, columns);
        return found;
    }

    /// <summary>The number of rows, which all columns must agree on.</summary>
    /// <exception cref="ArgumentException">They do not, or a column does not consist of whole rows.</exception>
    public static int CountRows<T>(DatasetColumn<T>[] columns, TensorDescription[] descriptions)
        where T : unmanaged
    {
        int rows = 0;
        string? first = null;
        for (int i = 0; i < columns.Length; i++)
        {
            TensorDescription description = descriptions[i];
            if (columns[i].LookedUp is { } lookedUp)
            {
                CheckTable(lookedUp, columns, descriptions, description);
                continue;
            }

            int length = columns[i].LengthOf(description.RowSize);
            string missing = first is not null && columns[i].IsTarget && HasPositions(description) ? Guard.MissingLayer(length, rows, description.RowSize) : "";
            string kind = columns[i].IsTarget ? "target" : "input";
            if (length % description.RowSize != 0)
            {
                throw new ArgumentException(
                    $"The {kind} column {description} has {Counted.Of(length, "value")}; expected a multiple of {description.RowSize}, the values of one row.{missing}");
            }

            if (first is not null && length / description.RowSize != rows)
            {
                throw new ArgumentException(
                    $"The {kind} column {description} has {Counted.Of(length / description.RowSize, "row")} ({Counted.Of(length, "value")}); " +
                    $"expected {rows}, as '{first}' has.{missing}");
            }

            rows = length / description.RowSize;
            first ??= description.Name;
            if (!columns[i].Lengths.IsEmpty && columns[i].Lengths.Length != rows)
                throw new ArgumentException($"The {kind} column {description} has {Counted.Of(columns[i].Lengths.Length, "length")} for {Counted.Of(rows, "row")}; expected one for each.");
        }

        return rows;
    }

    private static void CheckTable<T>(IdsOfIds lookedUp, DatasetColumn<T>[] columns, TensorDescription[] descriptions, TensorDescription description)
        where T : unmanaged
    {
        int of = Array.FindIndex(descriptions, other => other.Name == lookedUp.Of);
        if (of < 0 || columns[of].IsTarget || !columns[of].IsInteger || columns[of].LookedUp is not null || descriptions[of].RowSize != 1)
            throw new ArgumentException($"The input column {description} follows from '{lookedUp.Of}'; expected the name of an input of one id for each row.");
        if (lookedUp.Length % description.RowSize != 0)
            throw new ArgumentException($"The table of the input column {description} has {Counted.Of(lookedUp.Length, "id")}; expected a multiple of {description.RowSize}, those of one row.");
    }

    // Of class indices the shape is that of the pixels or steps alone.
    private static bool HasPositions(TensorDescription target) =>
        target.IsClassIndex ? target.RowSize > 1 : target.Shape.Count > 1 && target.RowSize > target.Shape[target.Shape.Count - 1];

    private static ArgumentException Mismatch<T>(
        string network, string kind, IReadOnlyList<TensorDescription> descriptions, DatasetColumn<T>[] columns)
        where T : unmanaged
    {
        string plural = descriptions.Count == 1 ? "" : "s";
        return new($"{network} reads the {kind}{plural} {string.Join(", ", descriptions)}; the dataset has {Names(columns, kind)}.");
    }

    private static string Names<T>(DatasetColumn<T>[] columns, string kind)
        where T : unmanaged =>
        columns.Length == 0 ? $"no {kind}" : string.Join(", ", columns.Select(c => c.Name is null ? $"one {kind} without a name" : $"'{c.Name}'"));

    private static string Values<T>(bool integers, DatasetColumn<T> column)
        where T : unmanaged =>
        integers ? (column.IsTarget ? "class indices (int)" : "ids (int)") : $"numbers ({(typeof(T) == typeof(double) ? "double" : "float")})";
}
