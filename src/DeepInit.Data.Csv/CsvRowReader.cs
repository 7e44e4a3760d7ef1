using System.Globalization;
using Sylvan.Data.Csv;

namespace DeepInit;

/// <summary>Reads a CSV file row by row: no more of it is in memory than a row and a buffer.</summary>
internal sealed class CsvRowReader : IDisposable
{
    private readonly CsvOptions _options;
    private readonly string _name;
    private readonly CsvDataReader _csv;
    private readonly TextReader? _owned;
    private string[]? _first;
    private int _line = 1;

    /// <exception cref="DataFileException">The text is empty, or its first line is no row.</exception>
    public CsvRowReader(TextReader reader, CsvOptions options, string name, bool owns = false)
    {
        _options = options;
        _name = name;
        _owned = owns ? reader : null;
        try
        {
            // Headers are read as rows: so a file with one line is no special case, and lines can be counted.
            _csv = Guarded(() => CsvDataReader.Create(reader, new CsvDataReaderOptions { HasHeaders = false, Delimiter = options.Delimiter, OwnsReader = false }));
            _first = ReadCells() ?? throw new DataFileException($"'{name}' is empty.");
            string[] columns = options.HasHeader ? [.. _first] : [.. _first.Select((_, i) => i.ToString(CultureInfo.InvariantCulture))];
            CheckNames(columns);
            Layout = new CsvLayout(name, columns, options);
            if (options.HasHeader)
            {
                _line += LinesIn(_first);
                _first = null;
            }
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    public CsvLayout Layout { get; }

    /// <summary>Opens a file.</summary>
    public static CsvRowReader Open(string path, CsvOptions options) => new(new StreamReader(path), options, path, owns: true);

    /// <summary>The next row; false at the end.</summary>
    /// <exception cref="DataFileException">The row has more or fewer cells than the first, or a quotation does not end.</exception>
    public bool Read(out CsvRow row)
    {
        while ((_first ?? ReadCells()) is { } cells)
        {
            _first = null;
            int line = _line;
            _line += LinesIn(cells);
            int columns = Layout.Columns.Count;
            if (cells.Length == columns)
            {
                row = new CsvRow(Trimmed(cells), line);
                return true;
            }

            if (cells.Length != 1 || cells[0].Trim().Length > 0)
                throw new DataFileException($"'{_name}', line {line}: it has {cells.Length} cells; expected {columns}, as the first line has.");
        }

        row = default;
        return false;
    }

    public void Dispose()
    {
        _csv?.Dispose();
        _owned?.Dispose();
    }

    private static int LinesIn(string[] cells) => 1 + cells.Sum(cell => cell.Count(c => c == '\n'));

    private static string[] Trimmed(string[] cells) => Array.ConvertAll(cells, cell => cell.Trim());

    private string[]? ReadCells() => Guarded(() =>
    {
        if (!_csv.Read())
            return null;
        var cells = new string[_csv.RowFieldCount];
        for (int i = 0; i < cells.Length; i++)
            cells[i] = _csv.GetString(i);
        return cells;
    });

    private TResult Guarded<TResult>(Func<TResult> read)
    {
        try
        {
            return read();
        }
        catch (Exception e) when (e is CsvFormatException or CsvRecordTooLargeException or FormatException or InvalidOperationException)
        {
            throw new DataFileException($"'{_name}', line {_line}: this is no CSV: {e.Message}", e);
        }
    }

    private void CheckNames(string[] columns)
    {
        for (int i = 0; i < columns.Length; i++)
            columns[i] = columns[i].Trim();
        string? twice = columns.GroupBy(c => c, StringComparer.Ordinal).FirstOrDefault(g => g.Count() > 1)?.Key;
        if (twice is not null)
            throw new DataFileException($"'{_name}', line 1: two columns are named '{twice}'. Without a header in the file, set CsvOptions.HasHeader to false.");
    }
}
