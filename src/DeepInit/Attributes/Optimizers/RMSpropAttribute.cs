namespace DeepInit;

/// <summary>RMSprop (Tieleman &amp; Hinton 2012): steps divided by the root of a running mean square of the gradient.</summary>
/// <remarks>v ← alpha · v + (1 − alpha) · g²; p ← p − lr · g / (√v + ε). Remembers a number for each parameter (<c>square_avg</c>), one more (<c>grad_avg</c>) when centred and one more (<c>momentum_buffer</c>) with momentum.</remarks>
/// <example><code>[RMSprop(LearningRate = 1e-3, Momentum = 0.9)]</code></example>
public sealed class RMSpropAttribute : OptimizerAttribute
{
    /// <summary>Trains with this optimiser; learning rate 0.01 unless given.</summary>
    public RMSpropAttribute()
        : base(0.01)
    {
    }

    /// <summary>Decay of the mean square, in [0, 1); 0.99 unless given.</summary>
    public double Alpha { get; set; } = 0.99;

    /// <summary>Added to the root of the second moment; greater than 0; 1e-8 unless given.</summary>
    public double Epsilon { get; set; } = 1e-8;

    /// <summary>Subtracts the squared mean gradient: the variance instead of the second moment; false unless given.</summary>
    public bool Centered { get; set; }

    /// <summary>Momentum, in [0, 1); 0 unless given.</summary>
    public double Momentum { get; set; }
}
