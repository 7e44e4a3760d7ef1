namespace DeepInit;

/// <summary>
/// The schedule of the first transformers (Vaswani et al. 2017): base · min((step + 1) / warmup, √(warmup / (step + 1))), a straight line up to the base, then down
/// with the root of the steps, without an end. Noam's with a base of factor · (width · warmup)^−½.
/// </summary>
public sealed class InverseSqrt : LearningRateSchedule
{
    private readonly long _warmupSteps;

    /// <summary>A warm-up and a fall without end.</summary>
    /// <param name="warmupSteps">Steps of the warm-up, at least 1; after as many again the rate is 0.71 of the base.</param>
    /// <exception cref="ArgumentOutOfRangeException">The argument is out of its range.</exception>
    public InverseSqrt(long warmupSteps) => _warmupSteps = AtLeastOne(warmupSteps, nameof(warmupSteps));

    /// <inheritdoc/>
    public override double At(long step, double baseRate)
    {
        double position = (step + 1.0) / _warmupSteps;
        return baseRate * Math.Min(position, Math.Sqrt(1 / position));
    }
}
