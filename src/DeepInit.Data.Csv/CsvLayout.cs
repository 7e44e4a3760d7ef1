namespace DeepInit;

/// <summary>What all rows of a CSV file have in common.</summary>
internal sealed class CsvLayout
{
    private readonly HashSet<string> _missing;

    public CsvLayout(string path, string[] columns, CsvOptions options)
    {
        Path = path;
        Columns = columns;
        _missing = new HashSet<string>(options.Missing, StringComparer.Ordinal);
    }

    public string Path { get; }

    public IReadOnlyList<string> Columns { get; }

    /// <exception cref="DataFileException">There is none of that name.</exception>
    public int IndexOf(string column)
    {
        for (int i = 0; i < Columns.Count; i++)
        {
            if (Columns[i] == column)
                return i;
        }

        throw new DataFileException($"'{Path}' has no column '{column}'; it has {string.Join(", ", Columns.Select(c => $"'{c}'"))}.");
    }

    public string? Cell(CsvRow row, int column)
    {
        string cell = row.Cells[column];
        return _missing.Contains(cell) ? null : cell;
    }

    public DataFileException Fault(CsvRow row, int column, string expected)
    {
        string cell = row.Cells[column];
        string got = cell.Length == 0 ? "nothing" : $"'{cell}'";
        return new($"'{Path}', line {row.Line}, column '{Columns[column]}': expected {expected}, got {got}.");
    }
}
