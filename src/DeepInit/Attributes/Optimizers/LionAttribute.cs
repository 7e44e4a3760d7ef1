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
}
