namespace DeepInit;

/// <summary>AdamW with corrected weight decay (Defazio 2025): decay falls with the square of the rate, so that gradients do not grow as a schedule ends.</summary>
/// <remarks>
/// p ← p − lr² / MaxLearningRate · decay · p − lr · m̂ / (√v̂ + ε), with m and v of <see cref="AdamAttribute"/>. At a constant rate it is <see cref="AdamWAttribute"/>. Here every tensor that
/// decays has the correction; the paper is about those before a normalisation. Remembers two numbers for each parameter (<c>exp_avg</c>, <c>exp_avg_sq</c>).
/// </remarks>
/// <example><code>[AdamC(LearningRate = 1e-3, WeightDecay = 0.1)] [WarmupCosine(Warmup = 0.1)]</code></example>
public sealed class AdamCAttribute : OptimizerAttribute
{
    /// <summary>Trains with this optimiser; learning rate 0.001 unless given.</summary>
    public AdamCAttribute()
        : base(0.001)
    {
        WeightDecay = 0.01;
        DecoupledWeightDecay = true;
    }

    /// <summary>Decay of the first moment, in [0, 1); 0.9 unless given.</summary>
    public double Beta1 { get; set; } = 0.9;

    /// <summary>Decay of the second moment, in [0, 1); 0.999 unless given.</summary>
    public double Beta2 { get; set; } = 0.999;

    /// <summary>Added to the root of the second moment; greater than 0; 1e-8 unless given.</summary>
    public double Epsilon { get; set; } = 1e-8;

    /// <summary>The highest rate of the schedule, at which decay is AdamW's, at least 0; 0 unless given: the learning rate.</summary>
    public double MaxLearningRate { get; set; }
}
