namespace DeepInit;

/// <summary>A warm-up in a straight line, the base rate for most of the training, and a fall at its end; see <see cref="DeepInit.WarmupStableDecay"/>.</summary>
/// <remarks>Hu et al. 2024 (MiniCPM); Hägele et al. 2024 for the share and the shape of the fall.</remarks>
/// <example><code>[WarmupStableDecay(Decay = 0.2, Shape = DecayShape.OneMinusSquareRoot)]</code></example>
public sealed class WarmupStableDecayAttribute : ScheduleAttribute
{
    /// <summary>The share of all steps that the warm-up takes, in [0, 1); 0.05 unless given.</summary>
    public double Warmup { get; set; } = 0.05;

    /// <summary>Steps of the warm-up, at least 1, instead of a share; not unless given.</summary>
    public int WarmupSteps { get; set; }

    /// <summary>The share of all steps that the fall takes, in (0, 1]; 0.2 unless given.</summary>
    public double Decay { get; set; } = 0.2;

    /// <summary>Steps of the fall, at least 1, instead of a share; not unless given.</summary>
    public int DecaySteps { get; set; }

    /// <summary>Steps of all three parts together, at least 1; to the end of the <c>Fit</c> unless given.</summary>
    public int TotalSteps { get; set; }

    /// <summary>Along what the rate falls; a straight line unless given.</summary>
    public DecayShape Shape { get; set; }

    /// <summary>The share of the base rate at the end, at least 0; 0 unless given.</summary>
    public double MinimumFactor { get; set; }
}
