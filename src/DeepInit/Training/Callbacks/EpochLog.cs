using System.Text;

namespace DeepInit;

/// <summary>The file of a <see cref="CSVLogger"/> in memory: names of columns, and a row of cells for every epoch.</summary>
internal sealed class EpochLog
{
    private const string EndOfLine = "\r\n";

    private readonly List<string> _columns;

    public EpochLog(IEnumerable<string> columns, IEnumerable<string[]>? rows = null)
    {
        _columns = [.. columns];
        Rows = [.. rows ?? []];
    }

    /// <summary>The name of the first column, by which a log is known.</summary>
    public static string FirstColumn => "epoch";

    public IReadOnlyList<string> Columns => _columns;

    public List<string[]> Rows { get; }

    /// <summary>Whether the file ends in a line that a killed process has not finished; it is not among <see cref="Rows"/>.</summary>
    public bool HasTorso { get; private set; }

    /// <summary>Reads a file; null if there is none, or nothing in it.</summary>
    /// <exception cref="DataFileException">It is no log.</exception>
    public static EpochLog? Read(string path)
    {
        if (!File.Exists(path))
            return null;
        string text = File.ReadAllText(path);
        if (text.Length == 0)
            return null;
        List<string[]> records = Records(text, out bool hasTorso);

        // A header without end is the torso of a log that has no row yet.
        if (records.Count == 0 && text.StartsWith(FirstColumn, StringComparison.Ordinal))
            return null;
        if (records.Count == 0 || records[0][0] != FirstColumn)
        {
            string first = text.Split('\r', '\n')[0];
            throw new DataFileException(
                $"'{path}' is no log to append to: its first line is '{Excerpt.Of(first)}'; expected names of columns, of which '{FirstColumn}' is the first.");
        }

        return new EpochLog(records[0], records.Skip(1)) { HasTorso = hasTorso };
    }

    /// <summary>Adds the columns that are not there yet; earlier rows have nothing in them.</summary>
    /// <returns>Whether there were any.</returns>
    public bool Widen(IEnumerable<string> names)
    {
        int before = _columns.Count;
        _columns.AddRange(names.Where(name => !_columns.Contains(name)).ToArray());
        return _columns.Count > before;
    }

    /// <summary>Cells in the order of the columns.</summary>
    public string[] Ordered(IReadOnlyList<KeyValuePair<string, string>> cells) =>
        [.. _columns.Select(column => cells.FirstOrDefault(cell => cell.Key == column).Value ?? "")];

    public static void Append(string path, string[] row) => File.AppendAllText(path, Line(row));

    /// <summary>Replaces the file, whole or not at all.</summary>
    public void Write(string path) => AtomicFile.Write(path, stream =>
    {
        var text = new StringBuilder(Line(_columns));
        foreach (string[] row in Rows)
            text.Append(Line([.. row, .. Enumerable.Repeat("", Math.Max(0, _columns.Count - row.Length))]));
        byte[] bytes = Encoding.UTF8.GetBytes(text.ToString());
        stream.Write(bytes, 0, bytes.Length);
    });

    private static string Line(IEnumerable<string> cells) => string.Join(",", cells.Select(Quoted)) + EndOfLine;

    private static string Quoted(string text) => text.IndexOfAny([',', '"', '\r', '\n']) < 0 ? text : "\"" + text.Replace("\"", "\"\"") + "\"";

    /// <summary>The finished lines of a text (RFC 4180).</summary>
    private static List<string[]> Records(string text, out bool hasTorso)
    {
        var records = new List<string[]>();
        var cells = new List<string>();
        var cell = new StringBuilder();
        bool isQuoted = false;
        foreach (char c in text)
        {
            // A doubled quote within a quotation ends it and begins it again: between the two it is written.
            if (c == '"')
            {
                if (!isQuoted && cell.Length > 0)
                    cell.Append(c);
                isQuoted = !isQuoted;
            }
            else if (isQuoted || (c is not ',' and not '\r' and not '\n'))
            {
                cell.Append(c);
            }
            else if (c != '\r')
            {
                cells.Add(cell.ToString());
                cell.Clear();
                if (c == '\n')
                {
                    records.Add([.. cells]);
                    cells.Clear();
                }
            }
        }

        hasTorso = isQuoted || cell.Length > 0 || cells.Count > 0;
        return records;
    }
}
