namespace DeepInit;

/// <summary>Adafactor (Shazeer &amp; Stern 2018), as PyTorch has it: of the second moment of a matrix only the means of rows and columns are remembered, so that it takes hardly any memory.</summary>
/// <remarks>
/// w = k^Beta2Decay; r and c move by w towards the means of g² over the last axis and over the one before; V = r c / max(mean of r, ε₁), for vectors V itself; U = g / √max(V, ε₁²);
/// p ← p · (1 − lr · decay) − max(ε₂, RMS(p)) · min(lr, 1/√k) / max(1, RMS(U) / d) · U. Remembers <c>row_var</c> and <c>col_var</c> of tensors with two axes or more, <c>variance</c> of
/// vectors. The gradient of a step is stored whole, and a tensor is gone through three times. Of filters the two axes of the kernel are the matrix, as in PyTorch. The momentum of
/// the paper is not part of it.
/// </remarks>
/// <example><code>[Adafactor(LearningRate = 1e-2)]</code></example>
public sealed class AdafactorAttribute : OptimizerAttribute
{
    /// <summary>Trains with this optimiser; learning rate 0.01 unless given.</summary>
    public AdafactorAttribute()
        : base(0.01)
    {
        DecoupledWeightDecay = true;
    }

    /// <summary>The exponent of the step's number in the weight of new squares, at most 0; -0.8 unless given.</summary>
    public double Beta2Decay { get; set; } = -0.8;

    /// <summary>ε₁, the least mean of squares and the least root; greater than 0; 2⁻²³, which is 1.1920928955078125e-07 unless given, in double precision too.</summary>
    public double Epsilon1 { get; set; } = 1.1920928955078125e-07;

    /// <summary>ε₂, the least size of a tensor that steps are measured by; greater than 0; 0.001 unless given.</summary>
    public double Epsilon2 { get; set; } = 1e-3;

    /// <summary>d, the largest root mean square of a step in units of the rate; greater than 0; 1 unless given.</summary>
    public double ClippingThreshold { get; set; } = 1;
}
