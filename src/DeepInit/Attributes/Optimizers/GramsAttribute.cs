namespace DeepInit;

/// <summary>Grams (Cao et al. 2024): AdamW's step size for each parameter, in the direction of the gradient's sign rather than of the momentum.</summary>
/// <remarks>
/// p ← p − lr · decay · p − lr · sign(g) · |m̂| / (√v̂ + ε), sign(0) = 0, with m and v of <see cref="AdamAttribute"/>; ε after the bias correction, as in the paper. Remembers two numbers
/// for each parameter (<c>exp_avg</c>, <c>exp_avg_sq</c>).
/// </remarks>
/// <example><code>[Grams(LearningRate = 1e-3)]</code></example>
public sealed class GramsAttribute : OptimizerAttribute
{
    /// <summary>Trains with this optimiser; learning rate 0.001 unless given.</summary>
    public GramsAttribute()
        : base(0.001)
    {
        DecoupledWeightDecay = true;
    }

    /// <summary>Decay of the first moment, in [0, 1); 0.9 unless given.</summary>
    public double Beta1 { get; set; } = 0.9;

    /// <summary>Decay of the second moment, in [0, 1); 0.999 unless given.</summary>
    public double Beta2 { get; set; } = 0.999;

    /// <summary>Added to the root of the second moment; greater than 0; 1e-8 unless given.</summary>
    public double Epsilon { get; set; } = 1e-8;
}
