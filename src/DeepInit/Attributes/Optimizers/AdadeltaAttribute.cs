namespace DeepInit;

/// <summary>Adadelta (Zeiler 2012): Adagrad with a decaying window and steps in the units of the parameters.</summary>
public sealed class AdadeltaAttribute : OptimizerAttribute
{
    /// <summary>Trains with this optimiser; learning rate 1.0 unless given.</summary>
    public AdadeltaAttribute()
        : base(1.0)
    {
    }

    /// <summary>Decay of both running means, in [0, 1); 0.9 unless given.</summary>
    public double Rho { get; set; } = 0.9;

    /// <summary>Added inside both roots; greater than 0; 1e-6 unless given.</summary>
    public double Epsilon { get; set; } = 1e-6;
}
