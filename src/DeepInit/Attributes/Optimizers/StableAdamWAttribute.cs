namespace DeepInit;

/// <summary>StableAdamW (Wortsman et al. 2023): AdamW that takes smaller steps where gradients are larger than its second moment expects; in the place of clipping.</summary>
/// <remarks>
/// r = max(1, √mean(g² / max(v, ε²))) over one tensor; p ← p − lr / r · decay · p − lr / r · m / (√v + ε). The betas rise from 0 so that the moments need no correction. Remembers two numbers for each
/// parameter (<c>exp_avg</c>, <c>exp_avg_sq</c>). The gradient of a step is stored whole, and a tensor is gone through twice. This is the form of the library optimi, whose decay has the smaller rate, too.
/// </remarks>
/// <example><code>[StableAdamW(LearningRate = 1e-3, WeightDecay = 0.05)]</code></example>
public sealed class StableAdamWAttribute : OptimizerAttribute
{
    /// <summary>Trains with this optimiser; learning rate 0.001 unless given.</summary>
    public StableAdamWAttribute()
        : base(0.001)
    {
        WeightDecay = 0.01;
        DecoupledWeightDecay = true;
    }

    /// <summary>Decay of the first moment, in [0, 1); 0.9 unless given.</summary>
    public double Beta1 { get; set; } = 0.9;

    /// <summary>Decay of the second moment, in [0, 1); 0.99 unless given.</summary>
    public double Beta2 { get; set; } = 0.99;

    /// <summary>Added to the root of the second moment, and the least root that gradients are held against; greater than 0; 1e-6 unless given.</summary>
    public double Epsilon { get; set; } = 1e-6;
}
