namespace DeepInit.Runtime;

/// <summary>
/// Filters [outputs, inputs, height, width] in panels of 16 outputs with the channels innermost, <c>[ceil(outputs / 16)][height][width][inputs][16]</c>.
/// Lanes without an output are zero.
/// </summary>
internal class FilterLayout : TensorLayout
{
    private readonly int _inputs;
    private readonly int _taps;
    private readonly int[] _shape;

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
        _shape = [outputs, inputs, height, width];
    }

    /// <inheritdoc/>
    internal override int[] Shape => _shape;

    /// <inheritdoc/>
    internal override int PlaceOf(int index)
    {
        int tap = index % _taps;
        int i = index / _taps % _inputs;
        return PlaceOf(index / (_taps * _inputs), i, tap);
    }

    private protected int PlaceOf(int output, int input, int tap) =>
        ((((output / Panels.Width * _taps) + tap) * _inputs) + input) * Panels.Width + (output % Panels.Width);
}
