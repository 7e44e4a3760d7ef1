namespace DeepInit;

/// <summary>Adamax (Kingma &amp; Ba 2015): Adam with the infinity norm in place of the second moment.</summary>
/// <remarks>m ← beta1 · m + (1 − beta1) · g; u ← max(beta2 · u, |g| + ε); p ← p − lr / (1 − beta1ᵏ) · m / u at step k. Remembers two numbers for each parameter (<c>exp_avg</c>, <c>exp_inf</c>).</remarks>
/// <example><code>[Adamax]</code></example>
public sealed class AdamaxAttribute : OptimizerAttribute
{
    /// <summary>Trains with this optimiser; learning rate 0.002 unless given.</summary>
    public AdamaxAttribute()
        : base(0.002)
    {
    }

    /// <summary>Decay of the first moment, in [0, 1); 0.9 unless given.</summary>
    public double Beta1 { get; set; } = 0.9;

    /// <summary>Decay of the largest gradient, in [0, 1); 0.999 unless given.</summary>
    public double Beta2 { get; set; } = 0.999;

    /// <summary>Added to each gradient’s magnitude; greater than 0; 1e-8 unless given.</summary>
    public double Epsilon { get; set; } = 1e-8;
}
