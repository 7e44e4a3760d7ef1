using System.Globalization;
using System.Text;

namespace DeepInit;

/// <summary>Reads a CSV file row by row: no more of it is in memory than a row and a buffer.</summary>
/// <remarks>
/// Blank lines are passed over; in a file of one column they are missing values, but for those at its end. A delimiter at the end of a line, where the header has
/// no name for what follows, is none.
/// </remarks>
internal sealed class CsvRowReader : IDisposable
{
    private const char ByteOrderMark = '\uFEFF';

    private readonly string _name;
    private readonly char? _comment;
    private readonly CsvTokenizer _tokens;
    private readonly TextReader? _owned;
    private readonly List<string> _notes = [];
    private readonly Queue<CsvRow> _waiting = new();

    /// <exception cref="DataFileException">The text is empty, or its first line is no row.</exception>
    public CsvRowReader(TextReader reader, CsvOptions options, string name, bool owns = false)
    {
        _name = name;
        _comment = options.Comment;
        _owned = owns ? reader : null;
        if (options.MaximumRowLength < 1)
            throw new ArgumentOutOfRangeException(nameof(options), options.MaximumRowLength, "CsvOptions.MaximumRowLength is at least 1.");
        try
        {
            string head = Guarded(() => Head(reader));
            char? said = TakeSeparatorLine(ref head);
            char delimiter = options.Delimiter ?? said ?? CsvSniffer.Delimiter(head, _comment);
            if (delimiter is '"' or '\r' or '\n')
                throw new ArgumentException($"CsvOptions.Delimiter is {(int)delimiter}, a quote or the end of a line; expected another character.", nameof(options));
            _tokens = new CsvTokenizer(reader, head, delimiter, _comment, options.MaximumRowLength);
            if (said is not null)
                Guarded(_tokens.Next);

            string[] first = NextRow() ?? throw new DataFileException($"'{name}' is empty.");
            string[] columns = options.HasHeader ? Header(first) : [.. first.Select((_, i) => Position(i))];
            CsvNumbers numbers = NumbersOf(options, head, delimiter);
            if (options.Delimiter is null && columns.Length > 1)
                _notes.Add($"cells are separated by {(delimiter == '\t' ? "tabs" : $"'{delimiter}'")}");
            Layout = new CsvLayout(name, columns, options, numbers, _notes);
            if (!options.HasHeader)
                _waiting.Enqueue(new CsvRow(first, _tokens.RowLine));
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    public CsvLayout Layout { get; }

    /// <summary>Opens a file.</summary>
    public static CsvRowReader Open(string path, CsvOptions options)
    {
        FileStream stream = File.OpenRead(path);
        try
        {
            return new(new StreamReader(stream, options.Encoding ?? EncodingOf(stream)), options, path, owns: true);
        }
        catch
        {
            stream.Dispose();
            throw;
        }
    }

    /// <summary>The next row; false at the end.</summary>
    /// <exception cref="DataFileException">The row has more or fewer cells than the first, or a quotation does not end.</exception>
    public bool Read(out CsvRow row)
    {
        if (_waiting.Count == 0)
            ReadAhead();
        row = _waiting.Count > 0 ? _waiting.Dequeue() : default;
        return row.Cells is not null;
    }

    public void Dispose() => _owned?.Dispose();

    /// <summary>Reads a row, and the blank lines of a file of one column before it: those at its end are no rows.</summary>
    private void ReadAhead()
    {
        int columns = Layout.Columns.Count;
        var blank = new List<long>();
        while (Guarded(_tokens.Next) is { } cells)
        {
            if (_tokens.IsBlank)
            {
                if (columns == 1)
                    blank.Add(_tokens.RowLine);
                continue;
            }

            // One delimiter too many at the end of the line separates nothing.
            if (cells.Length == columns + 1 && cells[columns].Length == 0 && Layout.Options.HasHeader)
                Array.Resize(ref cells, columns);
            if (cells.Length != columns)
                throw Uneven(cells, columns);
            foreach (long line in blank)
                _waiting.Enqueue(new CsvRow([""], line));
            _waiting.Enqueue(new CsvRow(cells, _tokens.RowLine));
            return;
        }
    }

    private DataFileException Uneven(string[] cells, int columns)
    {
        string hint = _comment is null && cells[0].StartsWith("#", StringComparison.Ordinal) ? " If the line is a comment, set CsvOptions.Comment to '#'." : "";
        return new($"'{_name}', line {_tokens.RowLine}: it has {cells.Length} cells; expected {columns}, as the first line has.{hint}");
    }

    private string[]? NextRow()
    {
        string[]? cells;
        do
        {
            cells = Guarded(_tokens.Next);
        }
        while (cells is not null && _tokens.IsBlank);
        return cells;
    }

    private string[] Header(string[] names)
    {
        if (names.Length > 1 && names[names.Length - 1].Length == 0)
        {
            Array.Resize(ref names, names.Length - 1);
            _notes.Add("the header ends in a delimiter, behind which there is no column");
        }

        for (int i = 0; i < names.Length; i++)
        {
            if (names[i].Length > 0)
                continue;
            names[i] = Position(i);
            _notes.Add($"column {i + 1} has no name in the header and is called '{names[i]}'; if it counts rows, leave it out");
        }

        string? twice = names.GroupBy(c => c, StringComparer.Ordinal).FirstOrDefault(g => g.Count() > 1)?.Key;
        if (twice is not null)
        {
            throw new DataFileException(
                $"'{_name}', line {_tokens.RowLine}: two columns are named '{twice}'. Without a header in the file, set CsvOptions.HasHeader to false.");
        }

        if (names.All(name => NumberTransform.TryParse(name, out _)))
            _notes.Add("all names of the header are numbers; if the first line is a row, set CsvOptions.HasHeader to false");
        return names;
    }

    private CsvNumbers NumbersOf(CsvOptions options, string head, char delimiter)
    {
        if (options.Culture is not null)
            return CsvNumbers.Of(options.Culture);
        if (!CsvSniffer.HasDecimalComma(head, delimiter, _comment))
            return CsvNumbers.WithPoint;
        _notes.Add("numbers have a decimal comma");
        return CsvNumbers.WithComma;
    }

    private static string Position(int column) => column.ToString(CultureInfo.InvariantCulture);

    private static string Head(TextReader reader)
    {
        var head = new char[CsvSniffer.HeadLength];
        int length = reader.ReadBlock(head, 0, head.Length);
        int start = length > 0 && head[0] == ByteOrderMark ? 1 : 0;
        return new string(head, start, length - start);
    }

    /// <summary>Excel's first line <c>sep=;</c>. It stays in the head, so that lines are counted, but as one that says nothing.</summary>
    private static char? TakeSeparatorLine(ref string head)
    {
        int end = head.IndexOfAny(['\r', '\n']);
        string line = (end < 0 ? head : head.Substring(0, end)).Trim(' ', '"');
        if (line.Length != 5 || !line.StartsWith("sep=", StringComparison.OrdinalIgnoreCase))
            return null;
        head = end < 0 ? "" : head.Substring(end);
        return line[4];
    }

    /// <summary>UTF-8, of which wrong bytes are refused; UTF-16 without byte order mark by the zeros of its Latin letters.</summary>
    private static Encoding EncodingOf(FileStream stream)
    {
        int first = stream.ReadByte();
        int second = stream.ReadByte();
        stream.Position = 0;
        return first > 0 && second == 0 ? Encoding.Unicode
            : first == 0 && second > 0 ? Encoding.BigEndianUnicode
            : new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
    }

    private TResult Guarded<TResult>(Func<TResult> read)
    {
        try
        {
            return read();
        }
        catch (FormatException e)
        {
            throw new DataFileException($"'{_name}', line {_tokens.RowLine}: this is no CSV: {e.Message}.", e);
        }
        catch (DecoderFallbackException e)
        {
            throw new DataFileException(
                $"'{_name}' has bytes that are no UTF-8, after line {_tokens?.RowLine ?? 0}. Set CsvOptions.Encoding to what it is written in (Encoding.Latin1 for many older programs).", e);
        }
    }
}
