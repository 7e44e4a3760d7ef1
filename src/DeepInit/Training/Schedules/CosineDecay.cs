namespace DeepInit;

/// <summary>
/// Half a cosine wave from the base rate down to a minimum: min + (base − min) · (1 + cos(π · step / steps)) / 2. PyTorch's <c>CosineAnnealingLR</c>
/// (Loshchilov &amp; Hutter 2017, without restarts).
/// </summary>
/// <remarks>As in PyTorch the wave goes on after <c>steps</c>: the rate rises again.</remarks>
public sealed class CosineDecay : LearningRateSchedule
{
    private readonly long _steps;
    private readonly double _minimum;

    /// <summary>A decay along a cosine.</summary>
    /// <param name="steps">Steps down to the minimum, at least 1; PyTorch's <c>T_max</c>.</param>
    /// <param name="minimum">The lowest rate, at least 0; PyTorch's <c>eta_min</c>.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of its range.</exception>
    public CosineDecay(long steps, double minimum = 0)
    {
        _steps = AtLeastOne(steps, nameof(steps));
        _minimum = NotNegative(minimum, nameof(minimum));
    }

    /// <inheritdoc/>
    public override double At(long step, double baseRate) => Cosine(baseRate, _minimum, (double)step / _steps);
}
