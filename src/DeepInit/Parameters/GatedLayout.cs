namespace DeepInit.Runtime;

/// <summary>
/// A matrix [gates · units, inputs] of a recurrent layer, each gate in panels of its own: <c>[gates][ceil(units / 16)][inputs][16]</c>, so that a unit has the same lane in
/// all gates. Lanes without a unit are zero.
/// </summary>
internal sealed class GatedLayout : TensorLayout
{
    private readonly int _units;
    private readonly int _inputs;
    private readonly int _gateLength;

    /// <summary>A matrix, or with one input a vector.</summary>
    /// <param name="gates">Gates, at least 1.</param>
    /// <param name="units">Units, at least 1.</param>
    /// <param name="inputs">Columns, at least 1.</param>
    public GatedLayout(int gates, int units, int inputs)
        : base(checked(gates * units * inputs), checked(gates * Panels.Length(inputs, units)))
    {
        _units = units;
        _inputs = inputs;
        _gateLength = Panels.Length(inputs, units);
    }

    /// <inheritdoc/>
    internal override int[] Shape => [Count / _inputs, _inputs];

    /// <inheritdoc/>
    internal override int PlaceOf(int index)
    {
        int row = index / _inputs, i = index % _inputs;
        int gate = row / _units, unit = row % _units;
        return (gate * _gateLength) + (((unit / Panels.Width * _inputs) + i) * Panels.Width) + (unit % Panels.Width);
    }
}
