namespace DeepInit;

/// <summary>Adam with decoupled weight decay (Loshchilov &amp; Hutter 2019): p ← p − lr · decay · p − lr · m̂ / (√v̂ + ε).</summary>
/// <remarks>m and v are those of <see cref="AdamAttribute"/>. Remembers two numbers for each parameter (<c>exp_avg</c>, <c>exp_avg_sq</c>), three with AMSGrad.</remarks>
/// <example><code>[AdamW(LearningRate = 3e-4, WeightDecay = 0.05, GlobalClipNorm = 1)]</code></example>
public sealed class AdamWAttribute : OptimizerAttribute
{
    /// <summary>Trains with this optimiser; learning rate 0.001 unless given.</summary>
    public AdamWAttribute()
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

    /// <summary>Divides by the largest second moment so far (Reddi et al. 2018); false unless given.</summary>
    public bool AMSGrad { get; set; }
}
