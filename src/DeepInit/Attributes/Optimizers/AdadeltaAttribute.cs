namespace DeepInit;

/// <summary>Adadelta (Zeiler 2012): Adagrad with a decaying window and steps in the units of the parameters.</summary>
/// <remarks>v ← rho · v + (1 − rho) · g²; d = √(a + ε) / √(v + ε) · g; a ← rho · a + (1 − rho) · d²; p ← p − lr · d. Remembers two numbers for each parameter (<c>square_avg</c>, <c>acc_delta</c>).</remarks>
/// <example><code>[Adadelta]</code></example>
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
