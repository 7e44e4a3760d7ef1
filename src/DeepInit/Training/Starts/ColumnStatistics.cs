using DeepInit.Runtime;

namespace DeepInit;

/// <summary>Mean, deviation and bounds of the columns of the inputs, over rows as they come. Images and sequences count as one column: their pixels have one scale.</summary>
/// <typeparam name="T">The element type.</typeparam>
internal sealed class ColumnStatistics<T>
    where T : unmanaged
{
    /// <summary>From here on a mean or a deviation is large.</summary>
    private const double Large = 10;

    /// <summary>A column whose numbers are all smaller is small.</summary>
    private const double Small = 0.1;

    private readonly IReadOnlyList<TensorDescription> _inputs;
    private readonly Column[][] _columns;

    public ColumnStatistics(IReadOnlyList<TensorDescription> inputs)
    {
        _inputs = inputs;
        _columns = [.. inputs.Select(input => new Column[input.Shape.Count <= 1 ? input.RowSize : 1])];
    }

    public void Add(Batch<T> batch)
    {
        for (int i = 0; i < _columns.Length; i++)
        {
            Column[] columns = _columns[i];
            ReadOnlySpan<T> values = batch.Input(i);
            ReadOnlySpan<int> lengths = batch.Lengths(i);
            if (lengths.IsEmpty)
            {
                Add(columns, values);
                continue;
            }

            // What stands behind a row's steps is never read. A length out of range is refused with its place when the batch runs.
            int steps = _inputs[i].Shape[0], size = _inputs[i].RowSize;
            for (int row = 0; row < batch.Rows; row++)
                Add(columns, values.Slice(row * size, size / steps * Math.Max(0, Math.Min(lengths[row], steps))));
        }
    }

    private static void Add(Column[] columns, ReadOnlySpan<T> values)
    {
        for (int v = 0, c = 0; v < values.Length; v++)
        {
            columns[c].Add(Scalar.ToDouble(values[v]));
            c = c + 1 == columns.Length ? 0 : c + 1;
        }
    }

    /// <summary>Those that something is wrong with, in their order.</summary>
    public IReadOnlyList<InputColumn> Faulty()
    {
        var faulty = new List<InputColumn>();
        for (int i = 0; i < _columns.Length; i++)
        {
            for (int c = 0; c < _columns[i].Length; c++)
            {
                Column column = _columns[i][c];
                InputFault? fault = column.IsEmpty ? null
                    : column.Lowest == column.Highest ? InputFault.Constant
                    : Math.Abs(column.Mean) > Large || column.Deviation > Large ? InputFault.Large
                    : Math.Max(-column.Lowest, column.Highest) < Small ? InputFault.Small
                    : null;
                if (fault is { } found)
                    faulty.Add(new InputColumn(_inputs[i].Name, _inputs[i].Shape.Count <= 1 ? c : null, column.Mean, column.Deviation, found));
            }
        }

        return faulty;
    }

    /// <summary>Welford's running mean and sum of squares about it, so that a large mean takes no digits from the deviation.</summary>
    private struct Column
    {
        private long _count;
        private double _squares;

        public double Mean { get; private set; }

        public double Lowest { get; private set; }

        public double Highest { get; private set; }

        /// <summary>Whether no number has come: of rows without steps.</summary>
        public readonly bool IsEmpty => _count == 0;

        public readonly double Deviation => Math.Sqrt(_squares / _count);

        public void Add(double value)
        {
            if (_count++ == 0)
                Lowest = Highest = value;
            double distance = value - Mean;
            Mean += distance / _count;
            _squares += distance * (value - Mean);
            Lowest = Math.Min(Lowest, value);
            Highest = Math.Max(Highest, value);
        }
    }
}
