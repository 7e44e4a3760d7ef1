using System.Globalization;

namespace DeepInit;

/// <summary>Counts what the cells of a column are, and says what it becomes: numbers if they all are, an error if most are, categories otherwise.</summary>
internal sealed class CsvColumnCount(CsvLayout layout, int column)
{
    private readonly HashSet<string> _marks = new(StringComparer.Ordinal);
    private CsvRow _firstOther;
    private long _alike;
    private long _others;
    private bool _hasLeadingZeros;

    /// <summary>Cells that are numbers.</summary>
    public long Numbers { get; private set; }

    public long Missing { get; private set; }

    public double Minimum { get; private set; } = double.PositiveInfinity;

    public double Maximum { get; private set; } = double.NegativeInfinity;

    /// <summary>Counts a cell.</summary>
    /// <returns>The number; NaN where it is missing; null where it is no number.</returns>
    public double? Add(CsvRow row)
    {
        if (layout.Cell(row, column) is not { } cell)
        {
            Missing++;
            return double.NaN;
        }

        if (!layout.Numbers.TryParse(cell, out double number, out string mark))
        {
            if (_others++ == 0)
                _firstOther = row;
            if (LooksLikeNumber(cell))
                _alike++;
            return null;
        }

        Numbers++;
        _marks.Add(mark);
        _hasLeadingZeros |= cell.Length > 1 && cell[0] == '0' && cell[1] is >= '0' and <= '9';
        Minimum = Math.Min(Minimum, number);
        Maximum = Math.Max(Maximum, number);
        return number;
    }

    /// <summary>Whether it becomes a number by itself.</summary>
    /// <exception cref="DataFileException">Most of its cells are numbers, or written as some, and others are not.</exception>
    public bool IsNumber()
    {
        if (_others == 0)
        {
            if (_marks.Count(mark => mark.Length > 0 && mark != "%") > 1)
                throw new DataFileException($"'{layout.Path}', column '{Name}': its numbers are in several currencies, {string.Join(", ", _marks.Where(m => m.Length > 0))}; expected one. Convert them, or leave the column out.");
            return true;
        }

        if (2 * (Numbers + _alike) <= Numbers + _others)
            return false;
        string cell = _firstOther.Cells[column];
        string share = (Numbers + _alike).ToString(CultureInfo.InvariantCulture);
        string all = (Numbers + _others).ToString(CultureInfo.InvariantCulture);
        throw layout.Fault(_firstOther, column, $"a number, as {share} of the column's {all} cells are one or look like one ({Advice(cell)})");
    }

    /// <summary>An exception about a cell that is no number where one was asked for.</summary>
    public DataFileException Fault(CsvRow row) => layout.Fault(row, column, LooksLikeNumber(row.Cells[column]) ? $"a number ({Advice(row.Cells[column])})" : "a number");

    public IEnumerable<string> Notes(bool isNumber)
    {
        if (Missing > 0 && Numbers + _others == 0)
            yield return "has no value at all; leave it out";
        if (isNumber && _marks.Contains("%"))
            yield return "has percents, which become their hundredth";
        if (isNumber && _marks.FirstOrDefault(m => m.Length > 0 && m != "%") is { } currency)
            yield return $"has the currency {currency}, which is left out";
        if (isNumber && _hasLeadingZeros)
            yield return "has numbers with leading zeros; if they are codes, ask for OneHot";
        if (!isNumber && Numbers > 0 && _others > 0)
            yield return $"has numbers in {Numbers.ToString(CultureInfo.InvariantCulture)} of its {(Numbers + _others).ToString(CultureInfo.InvariantCulture)} cells, and is taken for text";
    }

    private string Name => layout.Columns[column];

    private string Advice(string cell) =>
        layout.Options.Culture is null && Other.TryParse(cell, out _)
            ? $"the decimal separator is taken for '{layout.Numbers.Decimal}': if it is another, set CsvOptions.Culture"
            : $"mend the cell; or add it to CsvOptions.Missing, if it stands for a missing value; or say what the column becomes: kinds[\"{Name}\"] = CsvColumnKind.OneHot";

    private CsvNumbers Other => layout.Numbers.Decimal == '.' ? CsvNumbers.WithComma : CsvNumbers.WithPoint;

    /// <summary>Numbers of the other decimal separator, infinities, NaN: written as a number, and none that can be learnt from.</summary>
    private bool LooksLikeNumber(string cell)
    {
        if (Other.TryParse(cell, out _))
            return true;
        string word = cell.TrimStart('+', '-').ToUpperInvariant();
        return word is "INF" or "INFINITY" or "∞" or "NAN" or "1.#INF" or "1.#QNAN" || double.TryParse(cell, NumberStyles.Float, CultureInfo.InvariantCulture, out _);
    }
}
