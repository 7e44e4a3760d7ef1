using System.Globalization;
using System.Text;

namespace DeepInit;

/// <summary>What <see cref="CsvTransform"/> found in a CSV file and decided. Its text is a table to show to people.</summary>
/// <example><code>
/// DataTransform transform = CsvTransform.Fit(table, out CsvSchema schema, label: "income");
/// Console.WriteLine(schema);
/// </code></example>
public sealed class CsvSchema
{
    private const int ShownCategories = 6;

    internal CsvSchema(string path, long rows, long droppedRows, IReadOnlyList<CsvColumn> columns, IReadOnlyList<string> notes)
    {
        Path = path;
        Rows = rows;
        DroppedRows = droppedRows;
        Columns = columns;
        Notes = notes;
    }

    /// <summary>The file.</summary>
    public string Path { get; }

    /// <summary>The rows that were fitted.</summary>
    public long Rows { get; }

    /// <summary>Rows that were left out because their label is missing; see <see cref="CsvOptions.MissingLabels"/>.</summary>
    public long DroppedRows { get; }

    /// <summary>The columns, in the order of the file.</summary>
    public IReadOnlyList<CsvColumn> Columns { get; }

    /// <summary>What was found out about the file: its delimiter, decimal commas, names that are missing.</summary>
    public IReadOnlyList<string> Notes { get; }

    /// <summary>The table: a line for every column, and what deserves a look.</summary>
    public override string ToString()
    {
        List<string[]> lines = [["column", "becomes", "missing", "values"]];
        lines.AddRange(Columns.Select(c => new[] { c.IsLabel ? c.Name + " (label)" : c.Name, Becomes(c), Missing(c), Values(c) }));
        int[] widths = [.. Enumerable.Range(0, 3).Select(i => lines.Max(line => line[i].Length))];
        var text = new StringBuilder();
        text.Append($"'{Path}': {Whole(Rows)} rows").Append(DroppedRows == 0 ? "" : $", {Whole(DroppedRows)} more are left out because their label is missing").Append('\n');
        foreach (string[] line in lines)
            text.Append("  ").Append(string.Join("  ", line.Select((cell, i) => i < widths.Length ? cell.PadRight(widths[i]) : cell)).TrimEnd()).Append('\n');
        foreach (string note in Notes)
            text.Append("  note: ").Append(note).Append('\n');
        foreach (CsvColumn column in Columns)
        {
            foreach (string note in column.Notes)
                text.Append($"  note: '{column.Name}' ").Append(note).Append('\n');
        }

        return text.ToString();
    }

    private static string Becomes(CsvColumn column) => column.Kind switch
    {
        CsvColumnKind.Number => "number",
        CsvColumnKind.Standardized => "number, standardised",
        CsvColumnKind.MinMax => "number, 0 to 1",
        CsvColumnKind.OneHot => $"one-hot, {Whole(column.Categories.Count)} numbers",
        CsvColumnKind.Index => $"{(column.IsLabel ? "class" : "position")} of {Whole(column.Categories.Count)}",
        _ => "nothing: left out",
    };

    private static string Missing(CsvColumn column) =>
        column.Missing == 0 ? "-" : Whole(column.Missing) + (column.Fill is { } fill ? $" (become {Number(fill)})" : column.Kind == CsvColumnKind.OneHot ? " (become zeros)" : "");

    private static string Values(CsvColumn column) =>
        column.Minimum is { } least && column.Maximum is { } largest ? $"{Number(least)} to {Number(largest)}"
        : string.Join(", ", column.Categories.Take(ShownCategories).Select(c => $"'{(c.Length <= 40 ? c : c.Substring(0, 40) + "…")}'")) + (column.Categories.Count > ShownCategories ? ", …" : "");

    private static string Whole(long number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Number(double number) => number.ToString("G6", CultureInfo.InvariantCulture);
}
