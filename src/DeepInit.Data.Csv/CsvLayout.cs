using System.Globalization;

namespace DeepInit;

/// <summary>What all rows of a CSV file have in common.</summary>
internal sealed class CsvLayout
{
    private readonly HashSet<string> _missing;

    public CsvLayout(string path, string[] columns, CsvOptions options, CsvNumbers numbers, IReadOnlyList<string> notes)
    {
        Path = path;
        Columns = columns;
        Options = options;
        Numbers = numbers;
        Notes = notes;
        _missing = new HashSet<string>(options.Missing, StringComparer.Ordinal);
    }

    public string Path { get; }

    public IReadOnlyList<string> Columns { get; }

    public CsvOptions Options { get; }

    /// <summary>Reads the file's numbers.</summary>
    public CsvNumbers Numbers { get; }

    /// <summary>What was found out about the file, for people.</summary>
    public IReadOnlyList<string> Notes { get; }

    /// <exception cref="DataFileException">There is none of that name.</exception>
    public int IndexOf(string column)
    {
        int index = Find(column);
        return index >= 0 ? index : throw new DataFileException($"'{Path}' has no column '{column}'; it has {string.Join(", ", Columns.Select(c => $"'{c}'"))}.");
    }

    /// <summary>The position of a column; −1 if there is none of that name.</summary>
    public int Find(string column)
    {
        for (int i = 0; i < Columns.Count; i++)
        {
            if (Columns[i] == column)
                return i;
        }

        return -1;
    }

    public string? Cell(CsvRow row, int column)
    {
        string cell = row.Cells[column];
        return _missing.Contains(cell) ? null : cell;
    }

    /// <summary>Whether a row is left out, because it has no label to learn.</summary>
    /// <param name="row">The row.</param>
    /// <param name="labels">The positions of the labels.</param>
    public bool IsDropped(CsvRow row, int[] labels) =>
        Options.MissingLabels == CsvMissingLabels.Drop && Array.Exists(labels, label => Cell(row, label) is null);

    public DataFileException Fault(CsvRow row, int column, string expected)
    {
        string cell = row.Cells[column];
        string got = cell.Length == 0 ? "nothing" : $"'{Short(cell)}'";
        return new($"'{Path}', line {row.Line.ToString(CultureInfo.InvariantCulture)}, column '{Columns[column]}': expected {expected}, got {got}.");
    }

    public DataFileException MissingLabel(CsvRow row, int column, string expected) => Fault(
        row, column, $"{expected}: a label is never made up, and its row is left out with CsvOptions.MissingLabels = Drop");

    private static string Short(string cell) => cell.Length <= 200 ? cell : cell.Substring(0, 200) + "…";
}
