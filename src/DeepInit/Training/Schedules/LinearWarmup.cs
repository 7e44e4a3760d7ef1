namespace DeepInit;

/// <summary>
/// From one share of the base rate to another in a straight line, then constant: base · (start + (end − start) · min(step, steps) / steps).
/// PyTorch's <c>LinearLR</c>.
/// </summary>
public sealed class LinearWarmup : LearningRateSchedule
{
    private readonly long _steps;
    private readonly double _startFactor;
    private readonly double _endFactor;

    /// <summary>A warm-up (or, with a smaller end than start, a decay).</summary>
    /// <param name="steps">Steps of the line, at least 1; PyTorch's <c>total_iters</c>.</param>
    /// <param name="startFactor">The share at step 0, at least 0.</param>
    /// <param name="endFactor">The share from <paramref name="steps"/> on, at least 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of its range.</exception>
    public LinearWarmup(long steps, double startFactor = 1.0 / 3, double endFactor = 1)
    {
        _steps = AtLeastOne(steps, nameof(steps));
        _startFactor = NotNegative(startFactor, nameof(startFactor));
        _endFactor = NotNegative(endFactor, nameof(endFactor));
    }

    /// <inheritdoc/>
    public override double At(long step, double baseRate) =>
        baseRate * (_startFactor + ((_endFactor - _startFactor) * Math.Min(step, _steps) / _steps));
}
