namespace DeepInit;

/// <summary>A schedule whose lengths are shares of the training: <c>Fit</c>, which knows how many steps there will be, makes the real one.</summary>
/// <remarks>It starts anew with every <c>Fit</c>, wherever the network's <c>StepCount</c> stands; training continued from a checkpoint goes on in it.</remarks>
/// <example><code>
/// options.Schedule = RelativeSchedule.WarmupCosine(warmup: 0.05);      // 5 % warm-up, then a cosine to the end
/// options.Schedule = new RelativeSchedule(steps =&gt; new StepDecay(steps / 3, 0.1));
/// </code></example>
public sealed class RelativeSchedule : LearningRateSchedule
{
    private readonly Func<long, LearningRateSchedule> _create;

    /// <summary>A schedule for any number of steps.</summary>
    /// <param name="create">Makes the schedule from the number of steps (or epochs, if <see cref="FitOptions.ScheduleInterval"/> says so) of a <c>Fit</c>.</param>
    public RelativeSchedule(Func<long, LearningRateSchedule> create) => _create = create ?? throw new ArgumentNullException(nameof(create));

    /// <summary>A warm-up over a share of the training, then a cosine to its end; see <see cref="DeepInit.WarmupCosine"/>.</summary>
    /// <param name="warmup">The share of the warm-up, in [0, 1).</param>
    /// <param name="minimumFactor">The share of the base rate at the end.</param>
    public static RelativeSchedule WarmupCosine(double warmup = 0.05, double minimumFactor = 0)
    {
        CheckShare(warmup, nameof(warmup));
        return new(steps => new WarmupCosine(ShareOf.Floor(steps, warmup), Math.Max(1, steps), minimumFactor));
    }

    /// <summary>A linear warm-up over a share of the training, then constant; see <see cref="DeepInit.LinearWarmup"/>.</summary>
    /// <param name="warmup">The share of the warm-up, in [0, 1).</param>
    /// <param name="startFactor">The share of the base rate at the first step.</param>
    public static RelativeSchedule LinearWarmup(double warmup = 0.05, double startFactor = 0)
    {
        CheckShare(warmup, nameof(warmup));
        return new(steps => new LinearWarmup(Math.Max(1, ShareOf.Floor(steps, warmup)), startFactor));
    }

    /// <summary>One cycle over the whole training; see <see cref="DeepInit.OneCycle"/>.</summary>
    /// <param name="maximum">The highest rate.</param>
    /// <param name="warmupFraction">The share in which the rate rises.</param>
    public static RelativeSchedule OneCycle(double maximum, double warmupFraction = 0.3) =>
        new(steps => new OneCycle(maximum, Math.Max(2, steps), warmupFraction));

    /// <summary>The schedule of a training of so many steps.</summary>
    /// <param name="steps">How many.</param>
    public LearningRateSchedule For(long steps) => _create(steps);

    /// <summary>Not defined: only <see cref="For"/> makes a schedule of this.</summary>
    /// <param name="step">Not read.</param>
    /// <param name="baseRate">Not read.</param>
    /// <exception cref="InvalidOperationException">Always.</exception>
    public override double At(long step, double baseRate) =>
        throw new InvalidOperationException("A relative schedule has no rates before the number of steps is known; call For(steps).");

    private static void CheckShare(double share, string argument)
    {
        if (share is not (>= 0 and < 1))
            throw new ArgumentOutOfRangeException(argument, share, "Expected a share of the training: at least 0 and less than 1.");
    }
}
