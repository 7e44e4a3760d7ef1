namespace DeepInit;

/// <summary>What <see cref="MuonAttribute"/> and <see cref="NorMuonAttribute"/> share.</summary>
public abstract class OrthogonalisingAttribute : OptimizerAttribute
{
    private protected OrthogonalisingAttribute()
        : base(0.02)
    {
        DecoupledWeightDecay = true;
    }

    /// <summary>What the momentum keeps, in [0, 1); 0.95 unless given.</summary>
    public double Momentum { get; set; } = 0.95;

    /// <summary>Whether the gradient is in the step once more; true unless given.</summary>
    public bool Nesterov { get; set; } = true;

    /// <summary>Iterations of Newton–Schulz, at least 1 and at most 100; 5 unless given.</summary>
    public int Iterations { get; set; } = 5;

    /// <summary>The coefficient of X, a finite number; 3.4445 unless given.</summary>
    public double CoefficientA { get; set; } = 3.4445;

    /// <summary>The coefficient of A X, A = X Xᵀ, a finite number; -4.775 unless given.</summary>
    public double CoefficientB { get; set; } = -4.775;

    /// <summary>The coefficient of A² X, a finite number; 2.0315 unless given.</summary>
    public double CoefficientC { get; set; } = 2.0315;

    /// <summary>Added to the norm that divides the momentum; greater than 0; 1e-7 unless given.</summary>
    public double Epsilon { get; set; } = 1e-7;

    /// <summary>
    /// True: steps are 0.2 · √max(rows, columns) long (Liu et al. 2025), as large as AdamW's, so that AdamW's rate and decay fit. False: √max(1, rows / columns), as in the original. False unless given.
    /// </summary>
    public bool MatchRmsAdamW { get; set; }
}
