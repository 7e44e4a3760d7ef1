namespace DeepInit;

/// <summary>One cycle: up to a maximum, then down far below the start; see <see cref="DeepInit.OneCycle"/>. The rate of the optimiser plays no part.</summary>
/// <remarks>Smith &amp; Topin 2018.</remarks>
/// <example><code>[OneCycle(0.01)]</code></example>
public sealed class OneCycleAttribute : ScheduleAttribute
{
    /// <summary>One cycle.</summary>
    /// <param name="maximum">The highest rate, greater than 0.</param>
    public OneCycleAttribute(double maximum) => Maximum = maximum;

    /// <summary>The highest rate.</summary>
    public double Maximum { get; }

    /// <summary>Steps of the cycle, at least 2; those of the <c>Fit</c> unless given.</summary>
    public int TotalSteps { get; set; }

    /// <summary>The share of the steps in which the rate rises, in (0, 1); 0.3 unless given.</summary>
    public double WarmupFraction { get; set; } = 0.3;

    /// <summary>How many times less than the maximum the first rate is, greater than 0; 25 unless given.</summary>
    public double DivFactor { get; set; } = 25;

    /// <summary>How many times less than the first rate the last is, greater than 0; 10,000 unless given.</summary>
    public double FinalDivFactor { get; set; } = 1e4;

    /// <summary>Straight lines instead of cosines; false unless given.</summary>
    public bool Linear { get; set; }

    /// <summary>
    /// The paper's three phases instead of two: the rate falls back to its first value as fast as it rose, and only then below; <see cref="WarmupFraction"/> is at most 0.5 then. False
    /// unless given.
    /// </summary>
    public bool ThreePhase { get; set; }
}
