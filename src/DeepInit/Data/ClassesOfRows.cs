using System.Globalization;
using DeepInit.Runtime;

namespace DeepInit;

/// <summary>The class of each row of a target: its index; of a row of numbers, the place of the largest; of one number, the number itself, 0 or 1.</summary>
/// <typeparam name="T">The element type.</typeparam>
internal readonly struct ClassesOfRows<T>
    where T : unmanaged
{
    private readonly DatasetColumn<T> _column;
    private readonly int _rowSize;
    private readonly Func<int, string> _placeOf;

    /// <param name="column">The target.</param>
    /// <param name="description">What the network says of it.</param>
    /// <param name="placeOf">Where a row stands in the user's data, for messages; its number unless given.</param>
    /// <exception cref="ArgumentException">A row has several class indices, or the target has no classes.</exception>
    public ClassesOfRows(DatasetColumn<T> column, TensorDescription description, Func<int, string>? placeOf = null)
    {
        if (column.IsInteger && description.RowSize != 1)
            throw new ArgumentException($"FitOptions.ClassWeights needs one class per row; the target {description} has {description.RowSize}.");
        if (column.Shares is not null)
            throw new ArgumentException($"FitOptions.ClassWeights needs classes; the target {description} says how likely ids are drawn.");
        _column = column;
        _placeOf = placeOf ?? (row => "row " + row.ToString(CultureInfo.InvariantCulture));
        _rowSize = description.RowSize;
    }

    /// <exception cref="ArgumentException">The number of the row is no class.</exception>
    public int this[int row]
    {
        get
        {
            if (_column.IsInteger)
                return _column.Integers.Span[row];

            ReadOnlySpan<T> values = _column.Values.Span.Slice(row * _rowSize, _rowSize);
            if (_rowSize > 1)
                return LargestOf(values);

            double value = Scalar.ToDouble(values[0]);
            return value is 0 or 1
                ? (int)value
                : throw new ArgumentException($"FitOptions.ClassWeights needs classes; {_placeOf(row)} has the target {value.ToString(CultureInfo.InvariantCulture)}, expected 0 or 1.");
        }
    }

    private static int LargestOf(ReadOnlySpan<T> values)
    {
        int largest = 0;
        for (int i = 1; i < values.Length; i++)
        {
            if (Scalar.ToDouble(values[i]) > Scalar.ToDouble(values[largest]))
                largest = i;
        }

        return largest;
    }
}
