namespace DeepInit;

/// <summary>A warm-up in a straight line, then half a cosine wave down to a share of the base rate; see <see cref="DeepInit.WarmupCosine"/>.</summary>
/// <example><code>[WarmupCosine(Warmup = 0.05, MinimumFactor = 0.1)]</code></example>
public sealed class WarmupCosineAttribute : ScheduleAttribute
{
    /// <summary>The share of all steps that the warm-up takes, in [0, 1); 0.05 unless given.</summary>
    public double Warmup { get; set; } = 0.05;

    /// <summary>Steps of the warm-up, at least 1 and less than <see cref="TotalSteps"/>, instead of a share; not unless given.</summary>
    public int WarmupSteps { get; set; }

    /// <summary>Steps of warm-up and decay together, at least 1; to the end of the <c>Fit</c> unless given.</summary>
    public int TotalSteps { get; set; }

    /// <summary>The share of the base rate at the end, at least 0; 0 unless given.</summary>
    public double MinimumFactor { get; set; }
}
