namespace DeepInit;

/// <summary>
/// The base rate, and over the last steps a straight line down to a share f of it (Hägele et al. 2024): with q = (step − total + cooldown) / cooldown,
/// base · (f + (1 − f) · (1 − q)), then constant. The last step of the training is one before the end of the line.
/// </summary>
public sealed class ConstantWithCooldown : LearningRateSchedule
{
    private readonly long _start;
    private readonly long _cooldownSteps;
    private readonly double _minimumFactor;

    /// <summary>A constant rate that falls at the end.</summary>
    /// <param name="totalSteps">Steps of the training, at least 1.</param>
    /// <param name="cooldownSteps">Steps of the fall, at least 1 and at most <paramref name="totalSteps"/>.</param>
    /// <param name="minimumFactor">f: the share of the base rate at the end, at least 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of its range.</exception>
    public ConstantWithCooldown(long totalSteps, long cooldownSteps, double minimumFactor = 0)
    {
        _cooldownSteps = AtLeastOne(cooldownSteps, nameof(cooldownSteps));
        if (totalSteps < cooldownSteps)
            throw new ArgumentOutOfRangeException(nameof(totalSteps), totalSteps, $"Expected at least the {cooldownSteps} steps of the cooldown.");
        _start = totalSteps - cooldownSteps;
        _minimumFactor = NotNegative(minimumFactor, nameof(minimumFactor));
    }

    /// <inheritdoc/>
    public override double At(long step, double baseRate) =>
        step < _start ? baseRate : baseRate * Fall(DecayShape.Linear, Math.Min(1, (double)(step - _start) / _cooldownSteps), _minimumFactor);
}
