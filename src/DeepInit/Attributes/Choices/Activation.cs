namespace DeepInit;

/// <summary>
/// The activation functions, by their names in the field. Each is applied elementwise, except <see cref="Softmax"/> and
/// <see cref="LogSoftmax"/>, which act on the last axis.
/// </summary>
/// <remarks>Definitions are PyTorch's. Parameters (<c>NegativeSlope</c>, <c>Alpha</c>, <c>Beta</c>, <c>Threshold</c>) are named arguments of the layer.</remarks>
public enum Activation
{
    /// <summary>y = x.</summary>
    Linear = 0,

    /// <summary>y = max(0, x); the derivative at 0 is 0.</summary>
    ReLU,

    /// <summary>y = min(max(0, x), 6).</summary>
    ReLU6,

    /// <summary>y = x for x &gt; 0, else <c>NegativeSlope</c> · x (0.01 unless given).</summary>
    LeakyReLU,

    /// <summary>y = x for x &gt; 0, else <c>Alpha</c> · (eˣ − 1) (alpha 1 unless given).</summary>
    ELU,

    /// <summary>Self-normalising ELU: 1.0507 · (x for x &gt; 0, else 1.6733 · (eˣ − 1)). Wants LeCun-normal weights. Klambauer et al. 2017.</summary>
    SELU,

    /// <summary>y = x · Φ(x) with the exact Gaussian cumulative Φ (by erf). Hendrycks &amp; Gimpel 2016.</summary>
    GELU,

    /// <summary>The tanh approximation of <see cref="GELU"/>: x/2 · (1 + tanh(√(2/π) · (x + 0.044715 x³))).</summary>
    GELUTanh,

    /// <summary>y = x · sigmoid(x), also known as Swish.</summary>
    SiLU,

    /// <summary>y = tanh(x).</summary>
    Tanh,

    /// <summary>y = 1 / (1 + e⁻ˣ).</summary>
    Sigmoid,

    /// <summary>y = ln(1 + e^(<c>Beta</c> x)) / <c>Beta</c>; x itself where <c>Beta</c> · x exceeds <c>Threshold</c> (1 and 20 unless given).</summary>
    Softplus,

    /// <summary>y = x / (1 + |x|).</summary>
    Softsign,

    /// <summary>y = x · relu6(x + 3) / 6. Howard et al. 2019.</summary>
    HardSwish,

    /// <summary>y = relu6(x + 3) / 6.</summary>
    HardSigmoid,

    /// <summary>y = x · tanh(softplus(x)). Misra 2019.</summary>
    Mish,

    /// <summary>yᵢ = e^xᵢ / Σⱼ e^xⱼ over the last axis.</summary>
    Softmax,

    /// <summary>yᵢ = xᵢ − ln Σⱼ e^xⱼ over the last axis.</summary>
    LogSoftmax,
}
