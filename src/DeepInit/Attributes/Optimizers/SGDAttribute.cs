namespace DeepInit;

/// <summary>Stochastic gradient descent, with momentum (Polyak 1964) or Nesterov momentum as PyTorch defines them.</summary>
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
