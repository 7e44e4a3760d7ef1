namespace DeepInit;

/// <summary>Down to zero along a power: base · (1 − min(step, steps) / steps)^power. PyTorch's <c>PolynomialLR</c>.</summary>
public sealed class PolynomialDecay : LearningRateSchedule
{
    private readonly long _steps;
    private readonly double _power;

    /// <summary>A decay along a power; a straight line for power 1.</summary>
    /// <param name="steps">Steps down to zero, at least 1; PyTorch's <c>total_iters</c>.</param>
    /// <param name="power">The power, greater than 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of its range.</exception>
    public PolynomialDecay(long steps, double power = 1)
    {
        _steps = AtLeastOne(steps, nameof(steps));
        _power = Positive(power, nameof(power));
    }

    /// <inheritdoc/>
    public override double At(long step, double baseRate) => baseRate * Math.Pow(1 - ((double)Math.Min(step, _steps) / _steps), _power);
}
