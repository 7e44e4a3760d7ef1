using System.Globalization;
using System.Text;

namespace DeepInit;

/// <summary>How a CSV file is written.</summary>
public sealed class CsvOptions
{
    /// <summary>Whether the first line has the names of the columns; true unless given. Without them they are named by number, from 0.</summary>
    public bool HasHeader { get; init; } = true;

    /// <summary>
    /// What separates cells. Unless given, a first line <c>sep=;</c> (Excel's) says it, or the first rows do: of comma, semicolon, tab and bar the one that cuts
    /// them, outside of quotations, into equally many cells.
    /// </summary>
    public char? Delimiter { get; init; }

    /// <summary>
    /// Cells that stand for a missing value, exactly as written; unless given <see cref="DefaultMissing"/>. Blanks around cells are cut off before.
    /// </summary>
    public IReadOnlyList<string> Missing { get; init; } = DefaultMissing;

    /// <summary>
    /// Whose decimal and group separators numbers have. Unless given, numbers have a decimal point, or a decimal comma where the first rows show it and the
    /// comma does not separate cells; groups of three digits may be separated.
    /// </summary>
    public CultureInfo? Culture { get; init; }

    /// <summary>What a line that is no row begins with, such as <c>#</c>; none unless given.</summary>
    public char? Comment { get; init; }

    /// <summary>The encoding of a file without byte order mark; UTF-8 unless given, or UTF-16 where every other byte is 0.</summary>
    public Encoding? Encoding { get; init; }

    /// <summary>What becomes of rows whose label is missing; they are refused unless given.</summary>
    public CsvMissingLabels MissingLabels { get; init; }

    /// <summary>The most characters of a row, quotations with all their lines; 16,777,216 unless given. A longer one is refused: its quotation may not end.</summary>
    public int MaximumRowLength { get; init; } = 1 << 24;

    /// <summary>
    /// The most categories that an input of text becomes one-hot by itself; 256 unless given. A column of more (names, keys) is refused: it is to be left out,
    /// or asked for as <see cref="CsvColumnKind.OneHot"/>.
    /// </summary>
    public int MaximumCategories { get; init; } = 256;

    /// <summary>
    /// An empty cell, <c>?</c>, <c>-</c>, <c>NA</c>, <c>N/A</c>, <c>NaN</c>, <c>null</c> and <c>None</c> as programs write them.
    /// </summary>
    public static IReadOnlyList<string> DefaultMissing { get; } =
    [
        "", "?", "-", "NA", "na", "N/A", "n/a", "#N/A", "#NA", "<NA>", "NaN", "nan", "NAN", "-NaN", "-nan", "NULL", "Null", "null", "None",
    ];
}
