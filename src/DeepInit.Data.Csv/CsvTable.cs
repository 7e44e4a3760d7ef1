using Sylvan.Data.Csv;

namespace DeepInit;

/// <summary>A CSV file (RFC 4180) in memory: cells as text, in columns with names. Blanks around cells are cut off.</summary>
public sealed class CsvTable
{
    private readonly List<string[]> _rows;
    private readonly List<int> _lines;
    private readonly HashSet<string> _missing;

    private CsvTable(string path, string[] columns, List<string[]> rows, List<int> lines, CsvOptions options)
    {
        Path = path;
        Columns = columns;
        _rows = rows;
        _lines = lines;
        _missing = new HashSet<string>(options.Missing, StringComparer.Ordinal);
    }

    /// <summary>The file.</summary>
    public string Path { get; }

    /// <summary>The names of the columns.</summary>
    public IReadOnlyList<string> Columns { get; }

    /// <summary>The number of rows.</summary>
    public int Rows => _rows.Count;

    /// <summary>Reads a file.</summary>
    /// <param name="path">The file, in UTF-8 or with a byte order mark.</param>
    /// <param name="options">How it is written; the defaults unless given.</param>
    /// <exception cref="DataFileException">A line has more or fewer cells than the first, a quotation does not end, or two columns have one name.</exception>
    public static CsvTable Read(string path, CsvOptions? options = null)
    {
        using var reader = new StreamReader(path);
        return Read(reader, options, path);
    }

    /// <summary>Reads text to its end.</summary>
    /// <param name="reader">The text.</param>
    /// <param name="options">How it is written; the defaults unless given.</param>
    /// <param name="name">What errors call the file.</param>
    /// <exception cref="DataFileException">A line has more or fewer cells than the first, a quotation does not end, or two columns have one name.</exception>
    public static CsvTable Read(TextReader reader, CsvOptions? options = null, string name = "the text")
    {
        options ??= new CsvOptions();
        int line = 1;
        try
        {
            // Headers are read as rows: so a file with one line is no special case, and lines can be counted.
            var settings = new CsvDataReaderOptions { HasHeaders = false, Delimiter = options.Delimiter, OwnsReader = false };
            using CsvDataReader csv = CsvDataReader.Create(reader, settings);
            string[]? columns = null;
            List<string[]> rows = [];
            List<int> lines = [];
            while (csv.Read())
            {
                var cells = new string[csv.RowFieldCount];
                int inner = 0;
                for (int i = 0; i < cells.Length; i++)
                {
                    string cell = csv.GetString(i);
                    inner += cell.Count(c => c == '\n');
                    cells[i] = cell.Trim();
                }

                if (columns is null)
                {
                    columns = options.HasHeader ? cells : [.. cells.Select((_, i) => i.ToString(System.Globalization.CultureInfo.InvariantCulture))];
                    CheckNames(columns, name);
                }

                if (cells.Length != columns.Length && !(cells.Length == 1 && cells[0].Length == 0))
                    throw new DataFileException($"'{name}', line {line}: it has {cells.Length} cells; expected {columns.Length}, as the first line has.");
                if (cells.Length == columns.Length && !(options.HasHeader && ReferenceEquals(cells, columns)))
                {
                    rows.Add(cells);
                    lines.Add(line);
                }

                line += 1 + inner;
            }

            return new CsvTable(name, columns ?? throw new DataFileException($"'{name}' is empty."), rows, lines, options);
        }
        catch (Exception e) when (e is CsvFormatException or CsvRecordTooLargeException or FormatException or InvalidOperationException)
        {
            throw new DataFileException($"'{name}', line {line}: this is no CSV: {e.Message}", e);
        }
    }

    /// <summary>The position of a column.</summary>
    /// <param name="column">Its name.</param>
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

    /// <summary>A cell as text; null if it is missing.</summary>
    /// <param name="row">Its row, from 0.</param>
    /// <param name="column">The position of its column.</param>
    public string? Cell(int row, int column)
    {
        string cell = _rows[row][column];
        return _missing.Contains(cell) ? null : cell;
    }

    /// <summary>An exception about a cell, with file, line and column.</summary>
    /// <param name="row">Its row, from 0.</param>
    /// <param name="column">The position of its column.</param>
    /// <param name="expected">What was expected.</param>
    public DataFileException Fault(int row, int column, string expected)
    {
        string cell = _rows[row][column];
        string got = cell.Length == 0 ? "nothing" : $"'{cell}'";
        return new($"'{Path}', line {_lines[row]}, column '{Columns[column]}': expected {expected}, got {got}.");
    }

    private static void CheckNames(string[] columns, string name)
    {
        string? twice = columns.GroupBy(c => c, StringComparer.Ordinal).FirstOrDefault(g => g.Count() > 1)?.Key;
        if (twice is not null)
            throw new DataFileException($"'{name}', line 1: two columns are named '{twice}'. Without a header in the file, set CsvOptions.HasHeader to false.");
    }
}
