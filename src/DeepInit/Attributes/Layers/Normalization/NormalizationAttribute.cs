namespace DeepInit;

/// <summary>What normalisations share: an epsilon, and scales and shifts that are learned.</summary>
public abstract class NormalizationAttribute : LayerAttribute
{
    private protected NormalizationAttribute()
    {
    }

    /// <summary>Added to the variance (or mean square) inside the root; greater than 0, 1e-5 unless given, as in PyTorch.</summary>
    public double Epsilon { get; set; } = 1e-5;

    /// <summary>Whether they learn; true unless given. False freezes scale and shift: no gradient, no update, no optimiser state.</summary>
    public bool Trainable { get; set; } = true;
}
