namespace DeepInit;

/// <summary>RAdam (Liu et al. 2020): Adam whose first steps wait for the variance of the second moment to settle.</summary>
/// <remarks>Remembers two numbers for each parameter (<c>exp_avg</c>, <c>exp_avg_sq</c>).</remarks>
/// <example><code>[RAdam]</code></example>
public sealed class RAdamAttribute : OptimizerAttribute
{
    /// <summary>Trains with this optimiser; learning rate 0.001 unless given.</summary>
    public RAdamAttribute()
        : base(0.001)
    {
    }

    /// <summary>Decay of the first moment, in [0, 1); 0.9 unless given.</summary>
    public double Beta1 { get; set; } = 0.9;

    /// <summary>Decay of the second moment, in [0, 1); 0.999 unless given.</summary>
    public double Beta2 { get; set; } = 0.999;

    /// <summary>Added to the root of the second moment; greater than 0; 1e-8 unless given.</summary>
    public double Epsilon { get; set; } = 1e-8;
}
