namespace DeepInit;

/// <summary>Tiger (Su 2023): the sign of a momentum, the least memory of all that adapt; wants a learning rate about ten times smaller than AdamW’s.</summary>
/// <remarks>
/// m ← beta · m + (1 − beta) · g, then p ← p − lr · (sign(m) + decay · p), sign(0) = 0. The author's rates by name and size of a tensor are no part of it. Remembers
/// a number for each parameter (<c>exp_avg</c>).
/// </remarks>
/// <example><code>[Tiger(LearningRate = 3e-4)]</code></example>
public sealed class TigerAttribute : OptimizerAttribute
{
    /// <summary>Trains with this optimiser; learning rate 0.001 unless given.</summary>
    public TigerAttribute()
        : base(0.001)
    {
        WeightDecay = 0.01;
        DecoupledWeightDecay = true;
    }

    /// <summary>Decay of the momentum, in [0, 1); 0.965 unless given.</summary>
    public double Beta { get; set; } = 0.965;
}
