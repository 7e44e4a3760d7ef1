namespace DeepInit;

/// <summary>NAdam (Dozat 2016): Adam with Nesterov momentum.</summary>
/// <remarks>Remembers two numbers for each parameter (<c>exp_avg</c>, <c>exp_avg_sq</c>).</remarks>
/// <example><code>[NAdam]</code></example>
public sealed class NAdamAttribute : OptimizerAttribute
{
    /// <summary>Trains with this optimiser; learning rate 0.002 unless given.</summary>
    public NAdamAttribute()
        : base(0.002)
    {
    }

    /// <summary>Decay of the first moment, in [0, 1); 0.9 unless given.</summary>
    public double Beta1 { get; set; } = 0.9;

    /// <summary>Decay of the second moment, in [0, 1); 0.999 unless given.</summary>
    public double Beta2 { get; set; } = 0.999;

    /// <summary>Added to the root of the second moment; greater than 0; 1e-8 unless given.</summary>
    public double Epsilon { get; set; } = 1e-8;

    /// <summary>How fast the momentum’s schedule rises, at least 0; 0.004 unless given.</summary>
    public double MomentumDecay { get; set; } = 0.004;
}
