namespace DeepInit;

/// <summary>
/// Schedules one after another: each rules from its milestone on and counts its own steps from 0 there; the base rate is the same for all. PyTorch's <c>SequentialLR</c>,
/// as it is documented.
/// </summary>
/// <example><code>
/// options.Schedule = SequentialSchedule.Of([4, 10], new LinearWarmup(4, 0.25), new ExponentialDecay(0.8), new CosineDecay(6));
/// </code></example>
public sealed class SequentialSchedule : LearningRateSchedule
{
    private readonly long[] _milestones;
    private readonly LearningRateSchedule[] _schedules;

    private SequentialSchedule(long[] milestones, LearningRateSchedule[] schedules)
    {
        _milestones = milestones;
        _schedules = schedules;
    }

    /// <summary>A sequence. Where one of the schedules is relative, so is the sequence: its length is that up to the next milestone, and of the last one what is left of the <c>Fit</c>.</summary>
    /// <param name="milestones">The steps from which the second, third … rule, none less than the one before; two that are equal leave out the schedule between them.</param>
    /// <param name="schedules">The schedules, one more than milestones.</param>
    /// <exception cref="ArgumentException">Their numbers do not fit, or a milestone is negative or less than the one before.</exception>
    public static LearningRateSchedule Of(long[] milestones, params LearningRateSchedule[] schedules)
    {
        if (schedules.Length != milestones.Length + 1)
            throw new ArgumentException($"There are {schedules.Length} schedules and {milestones.Length} milestones; expected one schedule more.", nameof(schedules));
        for (int i = 0; i < milestones.Length; i++)
        {
            if (milestones[i] < (i == 0 ? 0 : milestones[i - 1]))
                throw new ArgumentException($"Milestone {i} is {milestones[i]}; expected at least {(i == 0 ? 0 : milestones[i - 1])}.", nameof(milestones));
        }

        long[] marks = [.. milestones];
        LearningRateSchedule[] parts = [.. schedules];
        return parts.Any(part => part is RelativeSchedule)
            ? new RelativeSchedule(steps => new SequentialSchedule(marks, [.. parts.Select((part, i) => Absolute(part, LengthOf(i, marks, steps)))]))
            : new SequentialSchedule(marks, parts);
    }

    /// <inheritdoc/>
    public override double At(long step, double baseRate)
    {
        int part = 0;
        while (part < _milestones.Length && _milestones[part] <= step)
            part++;
        return _schedules[part].At(part == 0 ? step : step - _milestones[part - 1], baseRate);
    }

    // What is shorter than a step is never asked, but has to be made.
    private static long LengthOf(int part, long[] milestones, long steps) =>
        Math.Max(1, (part < milestones.Length ? milestones[part] : steps) - (part == 0 ? 0 : milestones[part - 1]));

    private static LearningRateSchedule Absolute(LearningRateSchedule schedule, long steps) => schedule is RelativeSchedule relative ? relative.For(steps) : schedule;
}
