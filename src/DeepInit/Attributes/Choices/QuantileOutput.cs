namespace DeepInit;

/// <summary>How the numbers that a <see cref="QuantileTransform"/> makes are distributed.</summary>
public enum QuantileOutput
{
    /// <summary>Normal: Φ⁻¹ of the rank, mean 0 and deviation 1, between ± 5.2.</summary>
    Normal,

    /// <summary>Uniform: the rank itself, 0 to 1.</summary>
    Uniform,
}
