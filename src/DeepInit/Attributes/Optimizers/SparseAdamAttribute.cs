namespace DeepInit;

/// <summary>
/// PyTorch's SparseAdam: of a table it moves the rows that the batch has ids of, and leaves all others as they are, moments included. What it costs follows from the batch, whatever the
/// vocabulary. It stands beside an optimiser for the other parameters, or moves them, too.
/// </summary>
/// <remarks>
/// m ← beta1 · m + (1 − beta1) · g; v ← beta2 · v + (1 − beta2) · g²; p ← p − lr · √(1 − beta2ᵏ) / (1 − beta1ᵏ) · m / (√v + ε) at step k, which counts all steps, not those of the row; ε is added before the
/// bias correction, as in PyTorch. Other optimisers move every row in every step, as the moments of a row without a gradient go on: those that a row without a gradient does not change, SGD without momentum and
/// Adagrad, cost no more than this one either. Weight decay, where a table has any, acts on the rows that are moved. Where gradients are stored first, because their norm clips, layers share the table, or the program asks
/// for them, rows are those whose gradient is not zero, and the cost is that of the vocabulary. Remembers two numbers for each parameter (<c>exp_avg</c>, <c>exp_avg_sq</c>).
/// </remarks>
/// <example><code>[SparseAdam(LearningRate = 2e-3)] [AdamW] [Parameter("dense*", Optimizer = "AdamW")]</code></example>
public sealed class SparseAdamAttribute : OptimizerAttribute
{
    /// <summary>Trains with this optimiser; learning rate 0.001 unless given.</summary>
    public SparseAdamAttribute()
        : base(0.001)
    {
    }

    /// <summary>Decay of the first moment, in [0, 1); 0.9 unless given.</summary>
    public double Beta1 { get; set; } = 0.9;

    /// <summary>Decay of the second moment, in [0, 1); 0.999 unless given.</summary>
    public double Beta2 { get; set; } = 0.999;

    /// <summary>Added to the root of the second moment; greater than 0; 1e-8 unless given.</summary>
    public double Epsilon { get; set; } = 1e-8;
}
