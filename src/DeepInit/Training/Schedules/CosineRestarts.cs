namespace DeepInit;

/// <summary>
/// <see cref="CosineDecay"/> again and again: within a period the rate falls from the base to the minimum, then the next period starts at the
/// base again. PyTorch's <c>CosineAnnealingWarmRestarts</c> (Loshchilov &amp; Hutter 2017).
/// </summary>
public sealed class CosineRestarts : LearningRateSchedule
{
    private readonly long _period;
    private readonly int _multiplier;
    private readonly double _minimum;

    /// <summary>Decays along a cosine, with restarts.</summary>
    /// <param name="period">Steps of the first period, at least 1; PyTorch's <c>T_0</c>.</param>
    /// <param name="multiplier">How many times longer each further period is, at least 1; PyTorch's <c>T_mult</c>.</param>
    /// <param name="minimum">The lowest rate, at least 0; PyTorch's <c>eta_min</c>.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of its range.</exception>
    public CosineRestarts(long period, int multiplier = 1, double minimum = 0)
    {
        _period = AtLeastOne(period, nameof(period));
        _multiplier = (int)AtLeastOne(multiplier, nameof(multiplier));
        _minimum = NotNegative(minimum, nameof(minimum));
    }

    /// <inheritdoc/>
    public override double At(long step, double baseRate)
    {
        long period = _period;
        if (_multiplier == 1)
        {
            step %= period;
        }
        else
        {
            while (step >= period)
            {
                step -= period;

                // A period beyond all steps is the last.
                period = period > long.MaxValue / _multiplier ? long.MaxValue : period * _multiplier;
            }
        }

        return Cosine(baseRate, _minimum, (double)step / period);
    }
}
