using System.Runtime.CompilerServices;

namespace DeepInit.Runtime;

/// <summary>Elements one after another, padded with zeros to a multiple of 16: biases, scales, and anything whose order is row-major already.</summary>
internal sealed class VectorLayout : TensorLayout
{
    /// <summary>A vector.</summary>
    /// <param name="length">The number of elements, at least 1.</param>
    public VectorLayout(int length)
        : base(length, checked(Panels.Count(length) * Panels.Width))
    {
    }

    /// <inheritdoc/>
    internal override int[] Shape => [Count];

    /// <inheritdoc/>
    internal override int PlaceOf(int index) => index;

    /// <inheritdoc/>
    internal override void CopyOut<T>(ref T storage, Span<T> rowMajor)
    {
        for (int i = 0; i < rowMajor.Length; i++)
            rowMajor[i] = Unsafe.Add(ref storage, i);
    }

    /// <inheritdoc/>
    internal override void CopyIn<T>(ReadOnlySpan<T> rowMajor, ref T storage)
    {
        for (int i = 0; i < rowMajor.Length; i++)
            Unsafe.Add(ref storage, i) = rowMajor[i];
        for (int i = rowMajor.Length; i < StorageLength; i++)
            Unsafe.Add(ref storage, i) = default;
    }
}
