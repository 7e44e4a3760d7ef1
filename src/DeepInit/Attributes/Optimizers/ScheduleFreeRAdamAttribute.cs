namespace DeepInit;

/// <summary>Schedule-Free RAdam (Defazio et al. 2024): <c>[ScheduleFreeAdamW]</c> without a warm-up, whose rate is times the rectification of RAdam.</summary>
/// <remarks>
/// As <see cref="ScheduleFreeAdamWAttribute"/>, with lr · r_k in the place of lr (Liu et al. 2020). Nothing moves but v while ρ_k ≤ 4, the first five steps with β₂ = 0.999.
/// There is no mode to forget: the parameters hold y, at which gradients are taken; <c>Predict</c>, <c>ComputeLoss</c>, <c>Evaluate</c> and <c>Save</c> see x = y + (1 − 1 / β₁)(z − y), as <see cref="Parameter{T}.Inference"/> does, and <c>Fit</c> estimates batch
/// statistics for x (<see cref="FitOptions.StatisticsBatches"/>). Wants no schedule that falls, and a rate that is larger than with one.
/// Remembers two numbers for each parameter (<c>z_minus_y</c>, <c>exp_avg_sq</c>).
/// </remarks>
/// <example><code>[ScheduleFreeRAdam(LearningRate = 5e-3)]</code></example>
public sealed class ScheduleFreeRAdamAttribute : OptimizerAttribute
{
    /// <summary>Trains with this optimiser; learning rate 0.0025 unless given.</summary>
    public ScheduleFreeRAdamAttribute()
        : base(0.0025) => DecoupledWeightDecay = true;

    /// <summary>How far y lies on the way from z to x, in (0, 1); 0.9 unless given. Long runs want more.</summary>
    public double Beta1 { get; set; } = 0.9;

    /// <summary>Decay of the second moment, in (0.6, 1); 0.999 unless given.</summary>
    public double Beta2 { get; set; } = 0.999;

    /// <summary>Added to the root of the second moment; greater than 0; 1e-8 unless given.</summary>
    public double Epsilon { get; set; } = 1e-8;

    /// <summary>The power r of the step's number in its weight; at least 0; 0 unless given.</summary>
    public double StepPower { get; set; }

    /// <summary>The power of the largest rate so far in the weight of a step, so that steps of a warm-up count less; at least 0; 2 unless given.</summary>
    public double RatePower { get; set; } = 2;
}
