using Samples.Shared;

namespace Workbench;

/// <summary>Columns of a CSV file that a network reads as ids: an input with a vocabulary takes the column of its name, one of several steps its words.</summary>
internal static class IdColumns
{
    // What is there once is unknown, so that the row of what is unknown is learnt.
    private const int MinimumCount = 2;

    /// <summary>The inputs of ids, and for each the column that it reads.</summary>
    /// <exception cref="DataFileException">There is no such column.</exception>
    public static IReadOnlyList<(TensorDescription Input, string Column)> Of(ITrainableNetwork<float> network, CsvTable table) =>
        [.. network.Inputs.Where(input => input.Vocabulary > 0).Select(input => (input, ColumnOf(input, network, table)))];

    /// <summary>Finds which ids, or words, there are in the training rows.</summary>
    public static IdTransform Fit(TensorDescription input, string column, CsvTable train)
    {
        if (input.RowSize > 1)
            return IdTransform.FitWords(column, Cells(train, column).Select(cell => cell ?? ""), input.Vocabulary, minimumCount: MinimumCount);
        IEnumerable<string> ids = Cells(train, column).OfType<string>().GroupBy(id => id, StringComparer.Ordinal).Where(group => group.Count() >= MinimumCount).OrderByDescending(group => group.Count()).Select(group => group.Key);
        return IdTransform.Of(column, new Vocabulary(ids.Take(input.Vocabulary - 1)));
    }

    /// <summary>Adds the ids of a table's rows to a dataset.</summary>
    public static Dataset<float> Add(Dataset<float> data, ITrainableNetwork<float> network, TensorDescription input, IdTransform transform, CsvTable table) => input.RowSize > 1
        ? data.WithSequences(network, input.Name, [.. Cells(table, transform.Name).Select(cell => transform.IndicesOf(cell ?? ""))])
        : data.WithIds(input.Name, Cells(table, transform.Name).Select(transform.IndexOf).ToArray());

    private static string ColumnOf(TensorDescription input, ITrainableNetwork<float> network, CsvTable table)
    {
        if (input.PaddingIndex is not null)
            throw new DataFileException($"Input {input} of network '{network.Name}' has a PaddingIndex; expected Lengths = true instead, since 0 is the id of what is unknown.");
        return table.Columns.FirstOrDefault(column => string.Equals(column, input.Name, StringComparison.OrdinalIgnoreCase))
            ?? throw new DataFileException($"'{table.Path}' has no column '{input.Name}', of which network '{network.Name}' reads {(input.RowSize > 1 ? "words" : "ids")}; the nearest is '{EditDistance.Nearest(input.Name, table.Columns)}'.");
    }

    private static IEnumerable<string?> Cells(CsvTable table, string column)
    {
        int place = table.IndexOf(column);
        return Enumerable.Range(0, table.Rows).Select(row => table.Cell(row, place));
    }
}
