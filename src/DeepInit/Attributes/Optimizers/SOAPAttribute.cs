namespace DeepInit;

/// <summary>SOAP (Vyas et al. 2024): Adam in the basis of the eigenvectors that Shampoo finds of each matrix; strong steps for more memory and work.</summary>
/// <remarks>
/// The first step only sets up bases. From then on, with G as [first axis, all others]: G′ = Qₗᵀ G Qᵣ; m takes in G and v takes in G′²; u = Qₗ ((Qₗᵀ m Qᵣ) / (√v + ε)) Qᵣᵀ;
/// p ← p − lr · √(1 − β₂^(k−1)) / (1 − β₁^(k−1)) · u, then p ← p · (1 − lr · decay). The means of G Gᵀ and Gᵀ G move in every step, the bases every <see cref="PreconditionFrequency"/> by one step of the power method.
/// Vectors take Adam's step. Remembers <c>exp_avg</c>, <c>exp_avg_sq</c> and for both sides of a matrix <c>GG_left</c>, <c>Q_left</c>, <c>GG_right</c>, <c>Q_right</c>. Products are computed in double precision:
/// 8 n m (n + m) operations for a matrix of n × m in every step, whatever the batch, and some 6 n³ for a new basis of n. The authors' code finds bases in single precision and keeps m turned from one basis
/// to the next; here m stays in the order of the parameters.
/// </remarks>
/// <example><code>[SOAP(LearningRate = 3e-3, PreconditionFrequency = 10)]</code></example>
public sealed class SOAPAttribute : OptimizerAttribute
{
    /// <summary>Trains with this optimiser; learning rate 0.003 unless given.</summary>
    public SOAPAttribute()
        : base(0.003)
    {
        WeightDecay = 0.01;
        DecoupledWeightDecay = true;
    }

    /// <summary>Decay of the first moment, in [0, 1); 0.95 unless given.</summary>
    public double Beta1 { get; set; } = 0.95;

    /// <summary>Decay of the second moment, in [0, 1); 0.95 unless given.</summary>
    public double Beta2 { get; set; } = 0.95;

    /// <summary>Decay of the means of outer products, in [0, 1), or 0 for that of <see cref="Beta2"/>; 0 unless given.</summary>
    public double ShampooBeta { get; set; }

    /// <summary>Added to the root of the second moment; greater than 0; 1e-8 unless given.</summary>
    public double Epsilon { get; set; } = 1e-8;

    /// <summary>Steps from one basis to the next, at least 1; 10 unless given.</summary>
    public int PreconditionFrequency { get; set; } = 10;

    /// <summary>The longest side of a matrix that has a basis, at least 0; the other side may have one all the same. 10000 unless given.</summary>
    public int MaxPreconditionedSide { get; set; } = 10000;
}
