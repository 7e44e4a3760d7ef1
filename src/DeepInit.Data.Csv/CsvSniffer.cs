using System.Text.RegularExpressions;

namespace DeepInit;

/// <summary>Finds out from the first rows of a file what separates its cells, and whether its numbers have a decimal comma.</summary>
internal static class CsvSniffer
{
    /// <summary>As many characters are looked at.</summary>
    public const int HeadLength = 1 << 16;

    private const int Rows = 100;

    private static readonly char[] Delimiters = [',', ';', '\t', '|'];

    private static readonly Regex DecimalComma = new(@"^[+-]?(\d+|\d{1,3}([. ]\d{3})+),\d+$", RegexOptions.CultureInvariant);

    // A point that can be no separator of groups.
    private static readonly Regex DecimalPoint = new(@"^[+-]?(\d*\.(\d{1,2}|\d{4,})|0+\.\d+|\d{4,}\.\d+|\d*\.?\d+[eE][+-]?\d+)$", RegexOptions.CultureInvariant);

    /// <summary>The delimiter that cuts the rows into equally many cells, of several the one that leaves the fewest others in them; the comma if none does.</summary>
    public static char Delimiter(string head, char? comment)
    {
        char best = ',';
        (bool Even, int Foreign, int Columns) score = (false, int.MaxValue, 1);
        foreach (char delimiter in Delimiters)
        {
            List<string[]> rows = Read(head, delimiter, comment);
            int columns = rows.Count == 0 ? 1 : rows[0].Length;
            if (columns < 2)
                continue;
            bool even = rows.All(row => row.Length == columns || (row.Length == columns + 1 && row[columns].Length == 0));
            int foreign = rows.Sum(row => row.Count(cell => Delimiters.Any(other => other != delimiter && IsForeign(cell, other))));
            bool isBetter = even != score.Even ? even : foreign != score.Foreign ? foreign < score.Foreign : columns > score.Columns;
            if (isBetter)
                (best, score) = (delimiter, (even, foreign, columns));
        }

        return best;
    }

    /// <summary>Whether numbers have a decimal comma: some must have one, and none a decimal point.</summary>
    public static bool HasDecimalComma(string head, char delimiter, char? comment)
    {
        if (delimiter == ',')
            return false;
        string[] cells = [.. Read(head, delimiter, comment).SelectMany(row => row)];
        return cells.Any(cell => DecimalComma.IsMatch(cell)) && !cells.Any(cell => DecimalPoint.IsMatch(cell));
    }

    // A comma between digits is one of a number.
    private static bool IsForeign(string cell, char other)
    {
        int at = cell.IndexOf(other);
        return at >= 0 && !(other == ',' && at > 0 && at + 1 < cell.Length && char.IsDigit(cell[at - 1]) && char.IsDigit(cell[at + 1]));
    }

    /// <summary>The rows that are whole in the head, without blank lines.</summary>
    private static List<string[]> Read(string head, char delimiter, char? comment)
    {
        var rows = new List<string[]>();
        var tokens = new CsvTokenizer(TextReader.Null, head, delimiter, comment, int.MaxValue);
        try
        {
            while (rows.Count < Rows && tokens.Next() is { } row)
            {
                if (!tokens.IsBlank)
                    rows.Add(row);
            }
        }
        catch (FormatException)
        {
            // Reading the file says what is wrong, if this is its delimiter.
            return rows;
        }

        // The last row may be cut off where the head ends.
        if (head.Length >= HeadLength && rows.Count is > 1 and < Rows)
            rows.RemoveAt(rows.Count - 1);
        return rows;
    }
}
