namespace DeepInit;

/// <summary>Fits the columns of a file in one pass through its rows for numbers, and another for categories.</summary>
internal sealed class CsvFit
{
    private readonly CsvLayout _layout;
    private readonly int _label;
    private readonly CsvColumnKind _numbers;
    private readonly CsvColumnKind?[] _asked;
    private readonly NumberFit?[] _numberFits;
    private readonly CategoryFit?[] _categoryFits;

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
        _numberFits = [.. layout.Columns.Select((name, c) => _asked[c] is null || IsNumber(_asked[c]!.Value) ? new NumberFit(name, imputation) : null)];
        _categoryFits = new CategoryFit?[layout.Columns.Count];
    }

    /// <exception cref="DataFileException">A cell is no number where one was asked for, or a column cannot be fitted.</exception>
    public DataTransform Run(Func<IEnumerable<CsvRow>> rows)
    {
        try
        {
            return Fitted(rows);
        }
        catch (InvalidOperationException e)
        {
            throw new DataFileException($"'{_layout.Path}': {e.Message}", e);
        }
    }

    private static bool IsNumber(CsvColumnKind kind) => kind is CsvColumnKind.Number or CsvColumnKind.Standardized or CsvColumnKind.MinMax;

    private DataTransform Fitted(Func<IEnumerable<CsvRow>> rows)
    {
        foreach (CsvRow row in rows())
            AddNumbers(row);
        for (int c = 0; c < _categoryFits.Length; c++)
            _categoryFits[c] = _numberFits[c] is null && _asked[c] is not CsvColumnKind.Ignored ? new CategoryFit(_layout.Columns[c]) : null;
        if (_categoryFits.Any(f => f is not null))
        {
            foreach (CsvRow row in rows())
                AddCategories(row);
        }

        return new DataTransform(
            Enumerable.Range(0, _asked.Length).Where(c => c != _label && _asked[c] is not CsvColumnKind.Ignored).Select(Finish),
            _label < 0 ? [] : [Finish(_label)]);
    }

    private void AddNumbers(CsvRow row)
    {
        for (int c = 0; c < _numberFits.Length; c++)
        {
            if (_numberFits[c] is not { } fit || _layout.Cell(row, c) is not { } cell)
                continue;
            if (NumberTransform.TryParse(cell, out double number))
                fit.Add(number);
            else if (_asked[c] is not null)
                throw _layout.Fault(row, c, "a number");
            else
                _numberFits[c] = null;
        }
    }

    private void AddCategories(CsvRow row)
    {
        for (int c = 0; c < _categoryFits.Length; c++)
            _categoryFits[c]?.Add(_layout.Cell(row, c));
    }

    private ColumnTransform Finish(int column)
    {
        bool isLabel = column == _label;
        CsvColumnKind kind = _asked[column] ?? (_numberFits[column] is null ? (isLabel ? CsvColumnKind.Index : CsvColumnKind.OneHot) : isLabel ? CsvColumnKind.Number : _numbers);
        return kind switch
        {
            CsvColumnKind.Number => _numberFits[column]!.AsIs(),
            CsvColumnKind.Standardized => _numberFits[column]!.Standardize(),
            CsvColumnKind.MinMax => _numberFits[column]!.MinMax(),
            CsvColumnKind.OneHot => _categoryFits[column]!.OneHot(),
            CsvColumnKind.Index => _categoryFits[column]!.Index(),
            _ => throw new InvalidOperationException($"The label '{_layout.Columns[column]}' cannot be left out."),
        };
    }
}
