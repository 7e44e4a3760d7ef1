using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace DeepInit.Runtime;

/// <summary>Where the elements of a tensor, counted in PyTorch's row-major order, stand in the memory that kernels read.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class TensorLayout
{
    /// <summary>Describes a layout.</summary>
    /// <param name="count">The number of elements, at least 1.</param>
    /// <param name="storageLength">The number of places they take, padding included; at least <paramref name="count"/>.</param>
    private protected TensorLayout(int count, int storageLength)
    {
        if (count < 1)
            throw new ArgumentOutOfRangeException(nameof(count), count, "A tensor has at least one element.");
        if (storageLength < count)
            throw new ArgumentOutOfRangeException(nameof(storageLength), storageLength, $"{count} elements need at least as many places.");
        Count = count;
        StorageLength = storageLength;
    }

    /// <summary>The number of elements.</summary>
    internal int Count { get; }

    /// <summary>The number of places they take, padding included. A multiple of 16.</summary>
    internal int StorageLength { get; }

    /// <summary>The shape of a tensor that nothing else is said of.</summary>
    internal abstract int[] Shape { get; }

    /// <summary>The place of one element.</summary>
    /// <param name="index">Its row-major index, 0 to <see cref="Count"/> − 1; not checked.</param>
    internal abstract int PlaceOf(int index);

    /// <summary>The unit, or filter, whose sums an element is a weight of.</summary>
    /// <param name="index">Its row-major index, 0 to <see cref="Count"/> − 1; not checked.</param>
    internal virtual int UnitOf(int index) => index / (Count / Shape[0]);

    /// <summary>Writes all elements in row-major order.</summary>
    /// <param name="storage">The first of <see cref="StorageLength"/> places.</param>
    /// <param name="rowMajor">Takes <see cref="Count"/> elements; not checked.</param>
    internal virtual void CopyOut<T>(ref T storage, Span<T> rowMajor)
        where T : unmanaged
    {
        for (int i = 0; i < rowMajor.Length; i++)
            rowMajor[i] = Unsafe.Add(ref storage, PlaceOf(i));
    }

    /// <summary>Reads all elements in row-major order; padding becomes zero.</summary>
    /// <param name="rowMajor"><see cref="Count"/> elements; not checked.</param>
    /// <param name="storage">The first of <see cref="StorageLength"/> places.</param>
    internal virtual void CopyIn<T>(ReadOnlySpan<T> rowMajor, ref T storage)
        where T : unmanaged
    {
        for (int i = 0; i < StorageLength; i++)
            Unsafe.Add(ref storage, i) = default;
        for (int i = 0; i < rowMajor.Length; i++)
            Unsafe.Add(ref storage, PlaceOf(i)) = rowMajor[i];
    }
}
