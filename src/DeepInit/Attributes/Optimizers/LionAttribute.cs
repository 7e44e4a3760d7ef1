namespace DeepInit;

/// <summary>Lion (Chen et al. 2023): steps of one size in the direction of a sign; wants a learning rate about ten times smaller than AdamW’s.</summary>
/// <remarks>p ← p − lr · sign(beta1 · m + (1 − beta1) · g), then m ← beta2 · m + (1 − beta2) · g. Remembers a number for each parameter (<c>exp_avg</c>).</remarks>
/// <example><code>[Lion(LearningRate = 1e-4, WeightDecay = 0.1)]</code></example>
public sealed class LionAttribute : OptimizerAttribute
{
    /// <summary>Trains with this optimiser; learning rate 0.0001 unless given.</summary>
    public LionAttribute()
        : base(0.0001)
    {
        DecoupledWeightDecay = true;
    }

    /// <summary>Weight of the momentum in the step’s sign, in [0, 1); 0.9 unless given.</summary>
    public double Beta1 { get; set; } = 0.9;

    /// <summary>Decay of the momentum, in [0, 1); 0.99 unless given.</summary>
    public double Beta2 { get; set; } = 0.99;

    /// <summary>
    /// Makes only that part of a step that agrees in sign with the gradient, longer by as much as is left out (Liang et al. 2024); false unless given. The share that agrees is taken over one
    /// tensor, so the gradient of a step is stored whole, and a tensor is gone through twice. The step is divided by the mean of the mask, as in timm; the authors' code for Lion divides by (sum + 1) / n.
    /// </summary>
    public bool Cautious { get; set; }

    /// <summary>The least share that a <see cref="Cautious"/> step is divided by, greater than 0 and at most 1; 0.001 unless given.</summary>
    public double CautionFloor { get; set; } = 1e-3;
}
