namespace DeepInit;

/// <summary>Schedule-Free AdamW (Defazio et al. 2024): AdamW whose predictions take a mean of its weights over all steps, which does the work of a schedule without knowing when training ends.</summary>
/// <remarks>
/// v ← β₂ v + (1 − β₂) g²; u = g / (√v̂ + ε) + decay · y; c = w / Σ w with w = k^r · (largest rate)^p; y ← y + c (z − y) + lr (β₁ (1 − c) − 1) u; z ← z − lr u. As the later releases of the authors' code have it, with v̂ in the denominator and decay at y.
/// There is no mode to forget: the parameters hold y, at which gradients are taken; <c>Predict</c>, <c>ComputeLoss</c>, <c>Evaluate</c> and <c>Save</c> see x = y + (1 − 1 / β₁)(z − y), as <see cref="Parameter{T}.Inference"/> does, and <c>Fit</c> estimates batch
/// statistics for x (<see cref="FitOptions.StatisticsBatches"/>). Wants no schedule that falls, and a rate that is larger than with one.
/// Rates are 1 to 10 times those of AdamW with a schedule. Remembers two numbers for each parameter (<c>z_minus_y</c>, <c>exp_avg_sq</c>), as many as AdamW.
/// </remarks>
/// <example><code>[ScheduleFreeAdamW(LearningRate = 5e-3, WarmupSteps = 200)]</code></example>
public sealed class ScheduleFreeAdamWAttribute : OptimizerAttribute
{
    /// <summary>Trains with this optimiser; learning rate 0.0025 unless given.</summary>
    public ScheduleFreeAdamWAttribute()
        : base(0.0025) => DecoupledWeightDecay = true;

    /// <summary>How far y lies on the way from z to x, in (0, 1); 0.9 unless given. Long runs want more.</summary>
    public double Beta1 { get; set; } = 0.9;

    /// <summary>Decay of the second moment, in [0, 1); 0.999 unless given.</summary>
    public double Beta2 { get; set; } = 0.999;

    /// <summary>Added to the root of the second moment; greater than 0; 1e-8 unless given.</summary>
    public double Epsilon { get; set; } = 1e-8;

    /// <summary>Steps in which the rate rises in a straight line to its full value, at least 1, or 0 for none; 0 unless given.</summary>
    public int WarmupSteps { get; set; }

    /// <summary>The power r of the step's number in its weight; at least 0; 0 unless given.</summary>
    public double StepPower { get; set; }

    /// <summary>The power of the largest rate so far in the weight of a step, so that steps of a warm-up count less; at least 0; 2 unless given.</summary>
    public double RatePower { get; set; } = 2;
}
