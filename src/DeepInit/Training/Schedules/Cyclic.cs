namespace DeepInit;

/// <summary>
/// Cycles in straight lines (Smith 2017): from the base up to a maximum in some steps and down again, again and again. PyTorch's <c>CyclicLR</c>; momentum is not
/// cycled.
/// </summary>
public sealed class Cyclic : LearningRateSchedule
{
    private readonly double _maximum;
    private readonly long _stepsUp;
    private readonly long _stepsDown;
    private readonly CycleShape _shape;
    private readonly double _gamma;

    /// <summary>Cycles.</summary>
    /// <param name="maximum">The highest rate, greater than 0.</param>
    /// <param name="stepsUp">Steps from the base to the maximum, at least 1.</param>
    /// <param name="stepsDown">Steps back, at least 1.</param>
    /// <param name="shape">How cycles become lower.</param>
    /// <param name="gamma">The factor of <see cref="CycleShape.ExponentialRange"/> on the height, with every step; greater than 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of its range.</exception>
    public Cyclic(double maximum, long stepsUp, long stepsDown, CycleShape shape = CycleShape.Triangular, double gamma = 1)
    {
        _maximum = Positive(maximum, nameof(maximum));
        _stepsUp = AtLeastOne(stepsUp, nameof(stepsUp));
        _stepsDown = AtLeastOne(stepsDown, nameof(stepsDown));
        _shape = shape is >= CycleShape.Triangular and <= CycleShape.ExponentialRange ? shape : throw new ArgumentOutOfRangeException(nameof(shape), shape, "Expected one of the shapes.");
        _gamma = Positive(gamma, nameof(gamma));
    }

    /// <inheritdoc/>
    public override double At(long step, double baseRate)
    {
        long length = _stepsUp + _stepsDown;
        long within = step % length;
        double height = within <= _stepsUp ? (double)within / _stepsUp : (double)(length - within) / _stepsDown;
        double amplitude = _shape switch
        {
            CycleShape.Triangular2 => Math.Pow(0.5, step / length),
            CycleShape.ExponentialRange => Math.Pow(_gamma, step),
            _ => 1,
        };
        return baseRate + ((_maximum - baseRate) * height * amplitude);
    }
}
