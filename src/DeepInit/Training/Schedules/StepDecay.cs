namespace DeepInit;

/// <summary>Multiplies the rate by a factor every so many steps: base · gamma^(step div stepSize). PyTorch's <c>StepLR</c>.</summary>
public sealed class StepDecay : LearningRateSchedule
{
    private readonly long _stepSize;
    private readonly double _gamma;

    /// <summary>A decay in stairs.</summary>
    /// <param name="stepSize">Steps from one stair to the next, at least 1.</param>
    /// <param name="gamma">The factor, greater than 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of its range.</exception>
    public StepDecay(long stepSize, double gamma = 0.1)
    {
        _stepSize = AtLeastOne(stepSize, nameof(stepSize));
        _gamma = Positive(gamma, nameof(gamma));
    }

    /// <inheritdoc/>
    public override double At(long step, double baseRate) => baseRate * Math.Pow(_gamma, step / _stepSize);
}
