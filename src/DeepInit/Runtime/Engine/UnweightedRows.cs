using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace DeepInit.Runtime;

/// <summary>Rows that all count 1: nothing is multiplied, nothing is read.</summary>
/// <typeparam name="T">The element type.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct UnweightedRows<T> : IRowWeights<T>
    where T : unmanaged
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public double Times(double value, int row) => value;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector<T> Times(Vector<T> value, int row) => value;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector<T> TimesRows(Vector<T> value, int firstRow) => value;
}
