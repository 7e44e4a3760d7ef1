namespace DeepInit;

/// <summary>Adagrad (Duchi et al. 2011): steps divided by the root of the sum of all squared gradients.</summary>
/// <remarks>s ← s + g²; p ← p − lr / (1 + (step − 1) · decay) · g / (√s + ε). Remembers a number for each parameter (<c>sum</c>).</remarks>
/// <example><code>[Adagrad(LearningRate = 0.01)]</code></example>
public sealed class AdagradAttribute : OptimizerAttribute
{
    /// <summary>Trains with this optimiser; learning rate 0.01 unless given.</summary>
    public AdagradAttribute()
        : base(0.01)
    {
    }

    /// <summary>The learning rate is divided by 1 + (step − 1) · this, which is at least 0; 0 unless given.</summary>
    public double LearningRateDecay { get; set; }

    /// <summary>The start of the sum of squares, at least 0; 0 unless given.</summary>
    public double InitialAccumulator { get; set; }

    /// <summary>Added to the root of the second moment; greater than 0; 1e-10 unless given.</summary>
    public double Epsilon { get; set; } = 1e-10;
}
