namespace DeepInit.Runtime;

/// <summary>
/// Filters [inputs, outputs, height, width] of a transposed convolution in panels of 16 outputs with the inputs innermost and the taps from the last to the
/// first, <c>[ceil(outputs / 16)][height · width][inputs][16]</c>: those of the convolution that it is over spread inputs. Lanes without an output are zero.
/// </summary>
internal sealed class TurnedFilterLayout : FilterLayout
{
    private readonly int _outputs;
    private readonly int _taps;
    private readonly int[] _shape;

    /// <summary>The filters of a transposed convolution.</summary>
    /// <param name="inputs">Channels that it reads, at least 1.</param>
    /// <param name="outputs">Filters, at least 1.</param>
    /// <param name="height">Height of the kernel, at least 1.</param>
    /// <param name="width">Width of the kernel, at least 1.</param>
    public TurnedFilterLayout(int inputs, int outputs, int height, int width)
        : base(outputs, inputs, height, width)
    {
        _outputs = outputs;
        _taps = height * width;
        _shape = [inputs, outputs, height, width];
    }

    /// <inheritdoc/>
    internal override int[] Shape => _shape;

    /// <inheritdoc/>
    internal override int UnitOf(int index) => index / _taps % _outputs;

    /// <inheritdoc/>
    internal override int PlaceOf(int index)
    {
        int tap = index % _taps;
        int o = index / _taps % _outputs;
        int i = index / (_taps * _outputs);
        return PlaceOf(o, i, _taps - 1 - tap);
    }
}
