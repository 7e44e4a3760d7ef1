namespace DeepInit;

/// <summary>The learning rate as a function of how far training has come.</summary>
/// <remarks>Schedules have no state of their own: one may serve several networks, and training that is resumed needs no more than its step.</remarks>
public abstract class LearningRateSchedule
{
    /// <summary>The learning rate of a step.</summary>
    /// <param name="step">Counted from 0: steps, or epochs if <see cref="FitOptions.ScheduleInterval"/> says so.</param>
    /// <param name="baseRate">The rate that the optimiser was given.</param>
    public abstract double At(long step, double baseRate);

    /// <summary>Half a cosine wave from one value (at 0) to another (at 1).</summary>
    private protected static double Cosine(double from, double to, double position) => to + ((from - to) * 0.5 * (1 + Math.Cos(Math.PI * position)));

    /// <summary>What is left of 1 on the way down to a share of it.</summary>
    private protected static double Fall(DecayShape shape, double position, double minimumFactor) => minimumFactor + ((1 - minimumFactor) * shape switch
    {
        DecayShape.OneMinusSquareRoot => 1 - Math.Sqrt(position),
        DecayShape.Cosine => Cosine(1, 0, position),
        _ => 1 - position,
    });

    private protected static long AtLeastZero(long value, string argument) =>
        value >= 0 ? value : throw new ArgumentOutOfRangeException(argument, value, "Expected at least 0.");

    private protected static long AtLeastOne(long value, string argument) =>
        value >= 1 ? value : throw new ArgumentOutOfRangeException(argument, value, "Expected at least 1.");

    private protected static double Positive(double value, string argument) =>
        value > 0 && !double.IsInfinity(value) ? value : throw new ArgumentOutOfRangeException(argument, value, "Expected more than 0.");

    private protected static double NotNegative(double value, string argument) =>
        value >= 0 && !double.IsInfinity(value) ? value : throw new ArgumentOutOfRangeException(argument, value, "Expected at least 0.");
}
