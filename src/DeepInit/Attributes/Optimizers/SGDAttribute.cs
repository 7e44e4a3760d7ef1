namespace DeepInit;

/// <summary>Stochastic gradient descent, with momentum (Polyak 1964) or Nesterov momentum as PyTorch defines them.</summary>
/// <remarks>p ← p − lr · g; with momentum b ← momentum · b + (1 − dampening) · g, p ← p − lr · b. Remembers a number for each parameter (<c>momentum_buffer</c>), and nothing without momentum.</remarks>
/// <example><code>[SGD(LearningRate = 0.1, Momentum = 0.9, Nesterov = true)]</code></example>
public sealed class SGDAttribute : OptimizerAttribute
{
    /// <summary>Trains with this optimiser; learning rate 0.01 unless given.</summary>
    public SGDAttribute()
        : base(0.01)
    {
    }

    /// <summary>Momentum, in [0, 1); 0 unless given: plain gradient descent.</summary>
    public double Momentum { get; set; }

    /// <summary>Momentum takes (1 − Dampening) of each new gradient, from the second step on; in [0, 1], 0 unless given.</summary>
    public double Dampening { get; set; }

    /// <summary>Nesterov’s form: the step looks ahead along the momentum. Needs momentum and no dampening; false unless given.</summary>
    public bool Nesterov { get; set; }
}
