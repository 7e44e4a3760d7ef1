namespace DeepInit;

/// <summary>Half a cosine wave from the base rate down to a minimum; see <see cref="DeepInit.CosineDecay"/>.</summary>
/// <example><code>[CosineDecay]</code></example>
public sealed class CosineDecayAttribute : ScheduleAttribute
{
    /// <summary>Steps down to the minimum; to the end of the <c>Fit</c> unless given.</summary>
    public int Steps { get; set; }

    /// <summary>The lowest rate, at least 0.</summary>
    public double Minimum { get; set; }
}
