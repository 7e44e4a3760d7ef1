namespace DeepInit;

/// <summary>
/// The usual schedule of transformers: base · (step + 1) / warmup in a straight line, then half a cosine wave from the base down to a share f of it,
/// base · (f + (1 − f) · (1 + cos(π · (step − warmup) / (total − warmup))) / 2), then constant.
/// </summary>
public sealed class WarmupCosine : LearningRateSchedule
{
    private readonly long _warmupSteps;
    private readonly long _totalSteps;
    private readonly double _minimumFactor;

    /// <summary>A warm-up and a decay along a cosine.</summary>
    /// <param name="warmupSteps">Steps of the warm-up, at least 0.</param>
    /// <param name="totalSteps">Steps of both together, more than <paramref name="warmupSteps"/>.</param>
    /// <param name="minimumFactor">f: the share of the base rate at the end, at least 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of its range.</exception>
    public WarmupCosine(long warmupSteps, long totalSteps, double minimumFactor = 0)
    {
        if (warmupSteps < 0)
            throw new ArgumentOutOfRangeException(nameof(warmupSteps), warmupSteps, "Expected at least 0.");
        if (totalSteps <= warmupSteps)
            throw new ArgumentOutOfRangeException(nameof(totalSteps), totalSteps, $"Expected more than the {warmupSteps} steps of the warm-up.");
        _warmupSteps = warmupSteps;
        _totalSteps = totalSteps;
        _minimumFactor = NotNegative(minimumFactor, nameof(minimumFactor));
    }

    /// <inheritdoc/>
    public override double At(long step, double baseRate)
    {
        if (step < _warmupSteps)
            return baseRate * (step + 1) / _warmupSteps;

        double position = (double)(step - _warmupSteps) / (_totalSteps - _warmupSteps);
        return baseRate * Cosine(1, _minimumFactor, Math.Min(1, position));
    }
}
