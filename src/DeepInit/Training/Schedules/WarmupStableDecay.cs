namespace DeepInit;

/// <summary>
/// Warm-up, stable, decay (Hu et al. 2024): base · (step + 1) / warmup in a straight line, then the base, then down to a share f of it, then constant. Training may go on
/// from where the fall began, with a longer stable part.
/// </summary>
public sealed class WarmupStableDecay : LearningRateSchedule
{
    private readonly long _warmupSteps;
    private readonly long _stableSteps;
    private readonly long _decaySteps;
    private readonly DecayShape _shape;
    private readonly double _minimumFactor;

    /// <summary>Three parts.</summary>
    /// <param name="warmupSteps">Steps of the warm-up, at least 0.</param>
    /// <param name="stableSteps">Steps at the base rate, at least 0.</param>
    /// <param name="decaySteps">Steps of the fall, at least 1.</param>
    /// <param name="shape">Along what it falls.</param>
    /// <param name="minimumFactor">f: the share of the base rate at the end, at least 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of its range.</exception>
    public WarmupStableDecay(long warmupSteps, long stableSteps, long decaySteps, DecayShape shape = DecayShape.Linear, double minimumFactor = 0)
    {
        _warmupSteps = AtLeastZero(warmupSteps, nameof(warmupSteps));
        _stableSteps = AtLeastZero(stableSteps, nameof(stableSteps));
        _decaySteps = AtLeastOne(decaySteps, nameof(decaySteps));
        _shape = shape is >= DecayShape.Linear and <= DecayShape.Cosine ? shape : throw new ArgumentOutOfRangeException(nameof(shape), shape, "Expected one of the shapes.");
        _minimumFactor = NotNegative(minimumFactor, nameof(minimumFactor));
    }

    /// <inheritdoc/>
    public override double At(long step, double baseRate)
    {
        if (step < _warmupSteps)
            return baseRate * (step + 1) / _warmupSteps;

        long fallen = step - _warmupSteps - _stableSteps;
        return fallen < 0 ? baseRate : baseRate * Fall(_shape, Math.Min(1, (double)fallen / _decaySteps), _minimumFactor);
    }
}
