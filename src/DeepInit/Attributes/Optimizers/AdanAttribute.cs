namespace DeepInit;

/// <summary>Adan (Xie et al. 2022): Adam that also follows how gradients change, a Nesterov step without a gradient at another point.</summary>
/// <remarks>
/// d = g − the gradient of the step before (0 in the first step), after clipping; m ← beta1 · m + (1 − beta1) · g, u ← beta2 · u + (1 − beta2) · d,
/// n ← beta3 · n + (1 − beta3) · (g + beta2 · d)²; p moves by −lr · (m̂ + beta2 · û) / (√n̂ + ε), hats corrected by 1 − betaᵏ. The betas are what is kept, as in
/// the authors' code; the paper writes 1 − beta. Remembers four numbers for each parameter (<c>exp_avg</c>, <c>exp_avg_diff</c>, <c>exp_avg_sq</c>,
/// <c>previous_grad</c>).
/// </remarks>
/// <example><code>[Adan(LearningRate = 1e-3, WeightDecay = 0.02)]</code></example>
public sealed class AdanAttribute : OptimizerAttribute
{
    /// <summary>Trains with this optimiser; learning rate 0.001 unless given.</summary>
    public AdanAttribute()
        : base(0.001)
    {
        DecoupledWeightDecay = true;
    }

    /// <summary>Decay of the mean of gradients, in [0, 1); 0.98 unless given.</summary>
    public double Beta1 { get; set; } = 0.98;

    /// <summary>Decay of the mean of their differences, in [0, 1); 0.92 unless given.</summary>
    public double Beta2 { get; set; } = 0.92;

    /// <summary>Decay of the mean of squares, in [0, 1); 0.99 unless given.</summary>
    public double Beta3 { get; set; } = 0.99;

    /// <summary>Added to the root of the mean of squares; greater than 0; 1e-8 unless given.</summary>
    public double Epsilon { get; set; } = 1e-8;

    /// <summary>
    /// How decoupled weights decay. True: they are divided by 1 + lr · decay after the step, the proximal form of the paper. False: they shrink by lr · decay before
    /// it, as with AdamW. True unless given.
    /// </summary>
    public bool Proximal { get; set; } = true;
}
