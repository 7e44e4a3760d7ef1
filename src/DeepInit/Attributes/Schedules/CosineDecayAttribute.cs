namespace DeepInit;

/// <summary>Half a cosine wave from the base rate down to a minimum; see <see cref="DeepInit.CosineDecay"/>.</summary>
/// <remarks>Loshchilov &amp; Hutter 2017, without restarts.</remarks>
/// <example><code>[CosineDecay]</code></example>
public sealed class CosineDecayAttribute : ScheduleAttribute
{
    /// <summary>Steps down to the minimum, at least 1; to the end of the <c>Fit</c> unless given.</summary>
    public int Steps { get; set; }

    /// <summary>The lowest rate, at least 0; 0 unless given.</summary>
    public double Minimum { get; set; }
}
