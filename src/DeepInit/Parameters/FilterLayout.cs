using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace DeepInit.Runtime;

/// <summary>
/// Filters [outputs, inputs, height, width] in panels of 16 outputs with the channels innermost, <c>[ceil(outputs / 16)][height][width][inputs][16]</c>.
/// Lanes without an output are zero.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public class FilterLayout : TensorLayout
{
    private readonly int _inputs;
    private readonly int _taps;

    /// <summary>The filters of a convolution.</summary>
    /// <param name="outputs">Filters, at least 1.</param>
    /// <param name="inputs">Channels that each reads, at least 1.</param>
    /// <param name="height">Height of the kernel, at least 1.</param>
    /// <param name="width">Width of the kernel, at least 1.</param>
    public FilterLayout(int outputs, int inputs, int height, int width)
        : base(checked(outputs * inputs * height * width), checked(Panels.Count(outputs) * Panels.Width * inputs * height * width))
    {
        _inputs = inputs;
        _taps = height * width;
    }

    /// <inheritdoc/>
    internal override int PlaceOf(int index)
    {
        int tap = index % _taps;
        int i = index / _taps % _inputs;
        return PlaceOf(index / (_taps * _inputs), i, tap);
    }

    private protected int PlaceOf(int output, int input, int tap) =>
        ((((output / Panels.Width * _taps) + tap) * _inputs) + input) * Panels.Width + (output % Panels.Width);

    /// <inheritdoc/>
    internal override void CopyOut<T>(ref T storage, Span<T> rowMajor)
    {
        for (int i = 0; i < rowMajor.Length; i++)
            rowMajor[i] = Unsafe.Add(ref storage, PlaceOf(i));
    }

    /// <inheritdoc/>
    internal override void CopyIn<T>(ReadOnlySpan<T> rowMajor, ref T storage)
    {
        for (int i = 0; i < rowMajor.Length; i++)
            Unsafe.Add(ref storage, PlaceOf(i)) = rowMajor[i];
    }
}
