namespace DeepInit;

/// <summary>Schedule-Free gradient descent (Defazio et al. 2024): gradient descent whose predictions take a mean of its weights over all steps, which does the work of a schedule without knowing when training ends.</summary>
/// <remarks>
/// u = g + decay · y; c = w / Σ w with w = k^r · (largest rate)^p; y ← y + c (z − y) + lr (β (1 − c) − 1) u; z ← z − lr u.
/// There is no mode to forget: the parameters hold y, at which gradients are taken; <c>Predict</c>, <c>ComputeLoss</c>, <c>Evaluate</c> and <c>Save</c> see x = y + (1 − 1 / β)(z − y), as <see cref="Parameter{T}.Inference"/> does, and <c>Fit</c> estimates batch
/// statistics for x (<see cref="FitOptions.StatisticsBatches"/>). Wants no schedule that falls, and a rate that is larger than with one.
/// Rates are 10 to 50 times those of <see cref="SGDAttribute"/> with momentum. Remembers one number for each parameter (<c>z_minus_y</c>).
/// </remarks>
/// <example><code>[ScheduleFreeSGD(LearningRate = 1)]</code></example>
public sealed class ScheduleFreeSGDAttribute : OptimizerAttribute
{
    /// <summary>Trains with this optimiser; learning rate 1 unless given.</summary>
    public ScheduleFreeSGDAttribute()
        : base(1) => DecoupledWeightDecay = true;

    /// <summary>How far y lies on the way from z to x, β, in (0, 1); 0.9 unless given.</summary>
    public double Momentum { get; set; } = 0.9;

    /// <summary>Steps in which the rate rises in a straight line to its full value, at least 1, or 0 for none; 0 unless given.</summary>
    public int WarmupSteps { get; set; }

    /// <summary>The power r of the step's number in its weight; at least 0; 0 unless given.</summary>
    public double StepPower { get; set; }

    /// <summary>The power of the largest rate so far in the weight of a step, so that steps of a warm-up count less; at least 0; 2 unless given.</summary>
    public double RatePower { get; set; } = 2;
}
