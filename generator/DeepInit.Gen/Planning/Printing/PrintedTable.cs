using System.Text;

namespace DeepInit.Gen.Planning;

/// <summary>A table in plain text: columns as wide as their longest cell, headings between rows.</summary>
internal sealed class PrintedTable
{
    private readonly List<string[]> _rows = [];

    public PrintedTable(params string[] columns) => _rows.Add(columns);

    /// <summary>A line across all columns.</summary>
    public void Heading(string text) => _rows.Add([text]);

    public void Row(params string[] cells) => _rows.Add(cells);

    public override string ToString()
    {
        int columns = _rows[0].Length;
        int[] widths = [.. Enumerable.Range(0, columns).Select(column => _rows.Where(row => row.Length == columns).Max(row => row[column].Length))];
        var text = new StringBuilder();
        foreach (string[] row in _rows)
        {
            string line = row.Length == 1 ? "– " + row[0] : string.Join("  ", row.Select((cell, column) => cell.PadRight(widths[column])));
            text.Append(line.TrimEnd()).Append('\n');
        }

        return text.ToString();
    }
}
