namespace DeepInit;

/// <summary>Applies fitted columns to the rows of a file, whatever the order of its columns.</summary>
internal sealed class CsvRowEncoder
{
    private readonly CsvLayout _layout;
    private readonly IReadOnlyList<ColumnTransform> _columns;
    private readonly int[] _places;
    private readonly bool _areLabels;

    /// <exception cref="DataFileException">The file lacks a column.</exception>
    public CsvRowEncoder(CsvLayout layout, IReadOnlyList<ColumnTransform> columns, bool areLabels = false)
    {
        _layout = layout;
        _columns = columns;
        _areLabels = areLabels;
        _places = [.. columns.Select(c => layout.IndexOf(c.Name))];
        Width = columns.Sum(c => c.Width);
    }

    /// <summary>The numbers of a row.</summary>
    public int Width { get; }

    /// <exception cref="DataFileException">A cell is not what was fitted, or a label is missing.</exception>
    public void Write<T>(CsvRow row, Span<T> destination)
        where T : unmanaged
    {
        int at = 0;
        for (int c = 0; c < _places.Length; c++)
        {
            ColumnTransform column = _columns[c];
            Span<T> numbers = destination.Slice(at, column.Width);
            string? cell = _layout.Cell(row, _places[c]);
            if (cell is null && _areLabels)
                throw _layout.MissingLabel(row, _places[c], column.Expected);
            if (column is NumericTransform && cell is not null)
            {
                if (!_layout.Numbers.TryParse(cell, out double number))
                    throw _layout.Fault(row, _places[c], column.Expected);
                column.Apply(number, numbers);
            }
            else if (!column.TryApply(cell, numbers))
            {
                throw _layout.Fault(row, _places[c], column.Expected);
            }

            at += column.Width;
        }
    }
}
