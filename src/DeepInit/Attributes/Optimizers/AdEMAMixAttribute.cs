namespace DeepInit;

/// <summary>AdEMAMix (Pagliardini et al. 2024): AdamW with a second, slow mean of gradients, which remembers thousands of steps, beside the fast one.</summary>
/// <remarks>
/// p ← p − lr · ((m̂ + alpha · s) / (√v̂ + ε) + decay · p): m with beta1 and v with beta2 are corrected as AdamW's; s ← beta3 · s + (1 − beta3) · g is not. With
/// warm-ups, alpha rises in a straight line, and beta3 so that the half-life of s does. A beta3 of 0.9999 has a half-life of 6,931 steps: take one that fits in your training. Remembers three
/// numbers for each parameter (<c>exp_avg_fast</c>, <c>exp_avg_slow</c>, <c>exp_avg_sq</c>).
/// </remarks>
/// <example><code>[AdEMAMix(Beta3 = 0.999, Alpha = 5, AlphaWarmup = 5000, Beta3Warmup = 5000)]</code></example>
public sealed class AdEMAMixAttribute : OptimizerAttribute
{
    /// <summary>Trains with this optimiser; learning rate 0.001 unless given.</summary>
    public AdEMAMixAttribute()
        : base(0.001)
    {
        DecoupledWeightDecay = true;
    }

    /// <summary>Decay of the fast mean of gradients, in [0, 1); 0.9 unless given.</summary>
    public double Beta1 { get; set; } = 0.9;

    /// <summary>Decay of the mean of squares, in [0, 1); 0.999 unless given.</summary>
    public double Beta2 { get; set; } = 0.999;

    /// <summary>Decay of the slow mean of gradients, in [0, 1); 0.9999 unless given.</summary>
    public double Beta3 { get; set; } = 0.9999;

    /// <summary>The weight of the slow mean beside the fast one, at least 0; 2 unless given.</summary>
    public double Alpha { get; set; } = 2;

    /// <summary>Steps in which alpha rises from 0, at least 1; 0 unless given: it does not rise.</summary>
    public int AlphaWarmup { get; set; }

    /// <summary>Steps in which beta3 rises from beta1, at least 1; 0 unless given: it does not rise.</summary>
    public int Beta3Warmup { get; set; }

    /// <summary>Added to the root of the mean of squares; greater than 0; 1e-8 unless given.</summary>
    public double Epsilon { get; set; } = 1e-8;
}
