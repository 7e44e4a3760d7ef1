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

    /// <summary>
    /// Makes only that part of a step that agrees in sign with the gradient, longer by as much as is left out (Liang et al. 2024); false unless given. The share that agrees is taken over one
    /// tensor, so the gradient of a step is stored whole, and a tensor is gone through twice. The step is divided by the mean of the mask, as in timm; the authors' code for Lion divides by (sum + 1) / n.
    /// </summary>
    public bool Cautious { get; set; }

    /// <summary>The least share that a <see cref="Cautious"/> step is divided by, greater than 0 and at most 1; 0.001 unless given.</summary>
    public double CautionFloor { get; set; } = 1e-3;
}
