namespace DeepInit;

/// <summary>Multiplies the rate by a factor at every step: base · gamma^step. PyTorch's <c>ExponentialLR</c>.</summary>
public sealed class ExponentialDecay : LearningRateSchedule
{
    private readonly double _gamma;

    /// <summary>A steady decay.</summary>
    /// <param name="gamma">The factor, greater than 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">The factor is out of its range.</exception>
    public ExponentialDecay(double gamma) => _gamma = Positive(gamma, nameof(gamma));

    /// <inheritdoc/>
    public override double At(long step, double baseRate) => baseRate * Math.Pow(_gamma, step);
}
