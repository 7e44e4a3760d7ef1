using System.Runtime.CompilerServices;

namespace DeepInit.Runtime;

/// <summary>
/// A table [rows, units] of embeddings: a row after the other, <c>[rows][ceil(units / 16) · 16]</c>, so that looking one up copies numbers that lie side by side. What a row
/// holds behind its units is zero.
/// </summary>
internal sealed class TableLayout : TensorLayout
{
    private readonly int _rows;
    private readonly int _units;

    /// <summary>A table.</summary>
    /// <param name="rows">Rows, at least 1.</param>
    /// <param name="units">Numbers of a row, at least 1.</param>
    public TableLayout(int rows, int units)
        : base(checked(rows * units), checked(rows * Panels.Count(units) * Panels.Width))
    {
        _rows = rows;
        _units = units;
        Stride = Panels.Count(units) * Panels.Width;
    }

    /// <summary>How many rows there are.</summary>
    internal int Rows => _rows;

    /// <summary>Numbers from a row to the next.</summary>
    internal int Stride { get; }

    /// <summary>The layout of as wide a table of other rows.</summary>
    internal TableLayout WithRows(int rows) => new(rows, _units);

    /// <inheritdoc/>
    internal override int[] Shape => [_rows, _units];

    /// <inheritdoc/>
    internal override int PlaceOf(int index) => (index / _units * Stride) + (index % _units);

    /// <inheritdoc/>
    internal override void CopyOut<T>(ref T storage, Span<T> rowMajor)
    {
        for (int row = 0; row < _rows; row++)
        {
            Span<T> target = rowMajor.Slice(row * _units, _units);
            ref T source = ref Unsafe.Add(ref storage, row * Stride);
            for (int i = 0; i < target.Length; i++)
                target[i] = Unsafe.Add(ref source, i);
        }
    }

    /// <inheritdoc/>
    internal override void CopyIn<T>(ReadOnlySpan<T> rowMajor, ref T storage)
    {
        for (int row = 0; row < _rows; row++)
        {
            ReadOnlySpan<T> source = rowMajor.Slice(row * _units, _units);
            ref T target = ref Unsafe.Add(ref storage, row * Stride);
            for (int i = 0; i < source.Length; i++)
                Unsafe.Add(ref target, i) = source[i];
            for (int i = source.Length; i < Stride; i++)
                Unsafe.Add(ref target, i) = default;
        }
    }
}
