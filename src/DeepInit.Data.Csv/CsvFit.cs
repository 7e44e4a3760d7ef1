using System.Globalization;

namespace DeepInit;

/// <summary>Fits the columns of a file in one pass through its rows for numbers, and another for categories.</summary>
internal sealed class CsvFit
{
    private readonly CsvLayout _layout;
    private readonly int _label;
    private readonly CsvColumnKind _numbers;
    private readonly CsvColumnKind?[] _asked;
    private readonly CsvColumnCount[] _counts;
    private readonly NumberFit?[] _numberFits;
    private readonly CategoryFit?[] _categoryFits;
    private long _rows;
    private long _dropped;

    public CsvFit(CsvLayout layout, string? label, CsvColumnKind numbers, IReadOnlyDictionary<string, CsvColumnKind>? kinds, Imputation imputation)
    {
        if (!IsNumber(numbers))
            throw new ArgumentOutOfRangeException(nameof(numbers), numbers, "Numbers become Number, Standardized or MinMax.");
        _layout = layout;
        _label = label is null ? -1 : layout.IndexOf(label);
        _numbers = numbers;
        _asked = new CsvColumnKind?[layout.Columns.Count];
        foreach (KeyValuePair<string, CsvColumnKind> kind in kinds ?? new Dictionary<string, CsvColumnKind>())
            _asked[layout.IndexOf(kind.Key)] = kind.Value;
        _counts = [.. layout.Columns.Select((_, c) => new CsvColumnCount(layout, c))];
        _numberFits = [.. layout.Columns.Select((name, c) => _asked[c] is null || IsNumber(_asked[c]!.Value) ? new NumberFit(name, imputation) : null)];
        _categoryFits = new CategoryFit?[layout.Columns.Count];
    }

    /// <exception cref="DataFileException">A cell is no number where one was asked for or is expected, a label is missing, or a column cannot be fitted.</exception>
    public DataTransform Run(Func<IEnumerable<CsvRow>> rows, out CsvSchema schema)
    {
        try
        {
            DataTransform transform = Fitted(rows);
            schema = Schema(transform);
            return transform;
        }
        catch (InvalidOperationException e)
        {
            throw new DataFileException($"'{_layout.Path}': {e.Message}", e);
        }
    }

    private static bool IsNumber(CsvColumnKind kind) => kind is CsvColumnKind.Number or CsvColumnKind.Standardized or CsvColumnKind.MinMax;

    private DataTransform Fitted(Func<IEnumerable<CsvRow>> rows)
    {
        if (_label >= 0 && _asked[_label] is CsvColumnKind.Ignored)
            throw new InvalidOperationException($"The label '{_layout.Columns[_label]}' cannot be left out.");
        foreach (CsvRow row in Labelled(rows()))
            AddNumbers(row);
        if (_rows == 0)
            throw new DataFileException($"'{_layout.Path}' has no row to fit a transform to{(_dropped > 0 ? $": the label of all {_dropped.ToString(CultureInfo.InvariantCulture)} is missing" : "")}.");
        for (int c = 0; c < _categoryFits.Length; c++)
        {
            // Decides for columns of which nobody has said what they become.
            if (_asked[c] is null && !_counts[c].IsNumber())
                _numberFits[c] = null;
            _categoryFits[c] = _numberFits[c] is null && _asked[c] is not CsvColumnKind.Ignored ? new CategoryFit(_layout.Columns[c]) : null;
        }

        if (_categoryFits.Any(f => f is not null))
        {
            _dropped = 0;
            foreach (CsvRow row in Labelled(rows()))
                AddCategories(row);
        }

        return new DataTransform(
            Enumerable.Range(0, _asked.Length).Where(c => c != _label && _asked[c] is not CsvColumnKind.Ignored).Select(Finish),
            _label < 0 ? [] : [Finish(_label)]);
    }

    /// <summary>The rows to learn from.</summary>
    private IEnumerable<CsvRow> Labelled(IEnumerable<CsvRow> rows)
    {
        int[] labels = _label < 0 ? [] : [_label];
        foreach (CsvRow row in rows)
        {
            if (_layout.IsDropped(row, labels))
                _dropped++;
            else if (_label >= 0 && _layout.Cell(row, _label) is null)
                throw _layout.MissingLabel(row, _label, "a label");
            else
                yield return row;
        }
    }

    private void AddNumbers(CsvRow row)
    {
        _rows++;
        for (int c = 0; c < _counts.Length; c++)
        {
            double? number = _counts[c].Add(row);
            if (_numberFits[c] is not { } fit)
                continue;
            if (number is { } value)
                fit.Add(value);
            else if (_asked[c] is not null)
                throw _counts[c].Fault(row);
        }
    }

    private void AddCategories(CsvRow row)
    {
        for (int c = 0; c < _categoryFits.Length; c++)
        {
            if (_categoryFits[c] is not { } fit)
                continue;
            fit.Add(_layout.Cell(row, c));
            if (_asked[c] is null && c != _label && fit.Count > _layout.Options.MaximumCategories)
            {
                throw _layout.Fault(
                    row,
                    c,
                    $"at most {_layout.Options.MaximumCategories.ToString(CultureInfo.InvariantCulture)} categories in a column of text, each of which becomes an input of its own (leave a column of " +
                    $"names or keys out: kinds[\"{_layout.Columns[c]}\"] = CsvColumnKind.Ignored; ask for OneHot, or raise CsvOptions.MaximumCategories, if it is none)");
            }
        }
    }

    private CsvColumnKind KindOf(int column)
    {
        bool isLabel = column == _label;
        return _asked[column] ?? (_numberFits[column] is null ? (isLabel ? CsvColumnKind.Index : CsvColumnKind.OneHot) : isLabel ? CsvColumnKind.Number : _numbers);
    }

    private ColumnTransform Finish(int column) => KindOf(column) switch
    {
        CsvColumnKind.Number => _numberFits[column]!.AsIs(),
        CsvColumnKind.Standardized => _numberFits[column]!.Standardize(),
        CsvColumnKind.MinMax => _numberFits[column]!.MinMax(),
        CsvColumnKind.OneHot => _categoryFits[column]!.OneHot(),
        CsvColumnKind.Index => _categoryFits[column]!.Index(),
        _ => throw new InvalidOperationException($"The label '{_layout.Columns[column]}' cannot be left out."),
    };

    private CsvSchema Schema(DataTransform transform)
    {
        Dictionary<string, ColumnTransform> fitted = transform.Inputs.Concat(transform.Targets).ToDictionary(t => t.Name, StringComparer.Ordinal);
        CsvColumn[] columns =
        [
            .. _layout.Columns.Select((name, c) =>
            {
                CsvColumnCount count = _counts[c];
                var number = (fitted.TryGetValue(name, out ColumnTransform? column) ? column : null) as NumberTransform;
                string[] categories = column is CategoryTransform text ? [.. text.Categories] : [];
                return new CsvColumn(name, KindOf(c), c == _label)
                {
                    Numbers = count.Numbers,
                    Missing = count.Missing,
                    Minimum = number is not null && count.Numbers > 0 ? count.Minimum : null,
                    Maximum = number is not null && count.Numbers > 0 ? count.Maximum : null,
                    Fill = number is not null && count.Missing > 0 ? number.Fill : null,
                    Categories = categories,
                    Notes = column is null ? [] : [.. count.Notes(number is not null), .. NotesOf(categories)],
                };
            }),
        ];
        return new CsvSchema(_layout.Path, _rows, _dropped, columns, _layout.Notes);
    }

    private IEnumerable<string> NotesOf(string[] categories)
    {
        IGrouping<string, string>? alike = categories.GroupBy(Folded, StringComparer.Ordinal).FirstOrDefault(g => g.Count() > 1);
        if (alike is not null)
            yield return $"has the categories {string.Join(" and ", alike.Select(c => $"'{c}'"))}, which differ only in case or blanks";
        if (categories.Length > 20 && categories.Length == _rows)
            yield return "has another text in every row: nothing can be learnt from it; leave it out";
    }

    private static string Folded(string category) => string.Concat(category.Where(c => !char.IsWhiteSpace(c))).ToUpperInvariant();
}
