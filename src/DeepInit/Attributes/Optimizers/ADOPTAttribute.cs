namespace DeepInit;

/// <summary>ADOPT (Taniguchi et al. 2024): Adam that divides each gradient by the squares before it, and so converges with any beta2.</summary>
/// <remarks>
/// n = g / max(√v, ε) of the old v, cut to ± (k − 1)^ClipExponent in step k; m ← beta1 · m + (1 − beta1) · n; p ← p − lr · m; then v ← beta2 · v + (1 − beta2) · g².
/// Nothing is corrected. The first step makes v = g² and moves nothing, decoupled decay included. Remembers two numbers for each parameter (<c>exp_avg</c>,
/// <c>exp_avg_sq</c>).
/// </remarks>
/// <example><code>[ADOPT(LearningRate = 1e-3, WeightDecay = 0.05, DecoupledWeightDecay = true)]</code></example>
public sealed class ADOPTAttribute : OptimizerAttribute
{
    /// <summary>Trains with this optimiser; learning rate 0.001 unless given.</summary>
    public ADOPTAttribute()
        : base(0.001)
    {
    }

    /// <summary>Decay of the first moment, in [0, 1); 0.9 unless given.</summary>
    public double Beta1 { get; set; } = 0.9;

    /// <summary>Decay of the second moment, in [0, 1); 0.9999 unless given.</summary>
    public double Beta2 { get; set; } = 0.9999;

    /// <summary>The least that gradients are divided by; greater than 0; 1e-6 unless given.</summary>
    public double Epsilon { get; set; } = 1e-6;

    /// <summary>How fast the limit of divided gradients rises, (k − 1)^ClipExponent in step k; greater than 0; 0.25 unless given.</summary>
    public double ClipExponent { get; set; } = 0.25;

    /// <summary>Whether divided gradients are cut at that limit; true unless given.</summary>
    public bool Clips { get; set; } = true;
}
