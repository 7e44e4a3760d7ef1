namespace DeepInit;

/// <summary>Adagrad with one sum for each row of a table (Mudigere &amp; al. 2022, as in TorchRec and FBGEMM): for tables of embeddings whose state should not be as large as themselves.</summary>
/// <remarks>
/// sum ← sum + the mean of g² over the row; p ← p · (1 − lr · decay) − lr · g / (√sum + ε). Of what is no table, rows are those of the first axis, and of a vector each number is one. A row whose gradient is 0 stays as it is unless it decays.
/// Gradients are stored whole, so that a step costs the vocabulary. Meant for tables, beside another optimiser for the rest. Remembers one number for each row (<c>sum</c>).
/// </remarks>
/// <example><code>[RowwiseAdagrad] [AdamW] [Parameter("dense*", Optimizer = "AdamW")]</code></example>
public sealed class RowwiseAdagradAttribute : OptimizerAttribute
{
    /// <summary>Trains with this optimiser; learning rate 0.01 unless given.</summary>
    public RowwiseAdagradAttribute()
        : base(0.01) => DecoupledWeightDecay = true;

    /// <summary>Added to the root of the sum; greater than 0; 1e-8 unless given.</summary>
    public double Epsilon { get; set; } = 1e-8;
}
