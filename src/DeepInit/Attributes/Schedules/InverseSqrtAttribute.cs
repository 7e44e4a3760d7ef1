namespace DeepInit;

/// <summary>A warm-up in a straight line, then down with the root of the steps, without an end; see <see cref="DeepInit.InverseSqrt"/>.</summary>
/// <remarks>Vaswani et al. 2017. At the end of a training whose warm-up is a share w of it, the rate is √w of the base.</remarks>
/// <example><code>[InverseSqrt(WarmupSteps = 4000)]</code></example>
public sealed class InverseSqrtAttribute : ScheduleAttribute
{
    /// <summary>The share of all steps that the warm-up takes, in [0, 1); 0.05 unless given.</summary>
    public double Warmup { get; set; } = 0.05;

    /// <summary>Steps of the warm-up, at least 1, instead of a share; not unless given.</summary>
    public int WarmupSteps { get; set; }
}
