namespace DeepInit;

/// <summary>Adam (Kingma &amp; Ba 2015). Weight decay, where given, is L2; <see cref="AdamWAttribute"/> decouples it.</summary>
/// <remarks>m ← beta1 · m + (1 − beta1) · g; v ← beta2 · v + (1 − beta2) · g²; p ← p − lr · m̂ / (√v̂ + ε), hats for moments divided by 1 − betaᵏ at step k. Remembers two numbers for each parameter (<c>exp_avg</c>, <c>exp_avg_sq</c>), three with AMSGrad.</remarks>
/// <example><code>[Adam(LearningRate = 3e-4)]</code></example>
public sealed class AdamAttribute : OptimizerAttribute
{
    /// <summary>Trains with this optimiser; learning rate 0.001 unless given.</summary>
    public AdamAttribute()
        : base(0.001)
    {
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
