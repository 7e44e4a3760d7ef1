namespace DeepInit;

/// <summary>Half a cosine wave down to a minimum, again and again, each <see cref="Multiplier"/> times as long as the one before; see <see cref="DeepInit.CosineRestarts"/>.</summary>
/// <remarks>Loshchilov &amp; Hutter 2017.</remarks>
/// <example><code>[CosineRestarts(10, Multiplier = 2, Interval = ScheduleInterval.Epoch)]</code></example>
public sealed class CosineRestartsAttribute : ScheduleAttribute
{
    /// <summary>Decays along a cosine, with restarts.</summary>
    /// <param name="period">Steps of the first period, at least 1.</param>
    public CosineRestartsAttribute(int period) => Period = period;

    /// <summary>Steps of the first period.</summary>
    public int Period { get; }

    /// <summary>How many times longer each further period is, at least 1; 1 unless given.</summary>
    public int Multiplier { get; set; } = 1;

    /// <summary>The lowest rate, at least 0; 0 unless given.</summary>
    public double Minimum { get; set; }
}
