namespace DeepInit;

/// <summary>From a share of the base rate to another in a straight line, then constant; see <see cref="DeepInit.LinearWarmup"/>.</summary>
/// <example><code>[LinearWarmup(Warmup = 0.05, StartFactor = 0.1)]</code></example>
public sealed class LinearWarmupAttribute : ScheduleAttribute
{
    /// <summary>The share of the <c>Fit</c> that the line takes, in [0, 1); 0.05 unless given.</summary>
    public double Warmup { get; set; } = 0.05;

    /// <summary>Steps of the line, at least 1, instead of a share; not unless given.</summary>
    public int Steps { get; set; }

    /// <summary>The share of the base rate at step 0, at least 0; a third unless given.</summary>
    public double StartFactor { get; set; } = 1.0 / 3;

    /// <summary>The share of the base rate at the end of the line, at least 0; 1 unless given.</summary>
    public double EndFactor { get; set; } = 1;
}
