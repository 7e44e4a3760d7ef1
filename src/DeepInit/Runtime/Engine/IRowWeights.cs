using System.ComponentModel;
using System.Numerics;

namespace DeepInit.Runtime;

/// <summary>What each row of a batch counts in a loss. Losses are compiled once for rows that all count 1, and once for rows with weights.</summary>
/// <typeparam name="T">The element type, <see cref="float"/> or <see cref="double"/>.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IRowWeights<T>
    where T : unmanaged
{
    /// <summary>A number of a row, times its weight.</summary>
    double Times(double value, int row);

    /// <summary>Numbers of one row, times its weight.</summary>
    Vector<T> Times(Vector<T> value, int row);

    /// <summary>Numbers of as many rows as there are lanes, times their weights.</summary>
    Vector<T> TimesRows(Vector<T> value, int firstRow);
}
