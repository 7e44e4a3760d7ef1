namespace DeepInit;

/// <summary>
/// A gated recurrent unit: h' = (1 − z) n + z h with n = tanh(Wₙ x + bₙ + r (Uₙ h + b'ₙ)), and gates r, z = σ(W x + b + U h + b'). Cho et al. 2014.
/// </summary>
/// <remarks>
/// The reset gate r acts after the matrix, as in cuDNN, PyTorch and Keras, unless <see cref="ResetAfter"/> says otherwise; the order of the gates in parameters is r, z, n.
/// </remarks>
/// <example><code>[Input(24, 3)] [GRU(64)]</code></example>
public sealed class GRUAttribute : RecurrentLayerAttribute
{
    /// <summary>Adds a gated recurrent unit.</summary>
    /// <param name="units">Numbers of the state; at least 1.</param>
    public GRUAttribute(int units)
        : base(units)
    {
    }

    /// <summary>
    /// Whether the reset gate multiplies what the matrix makes of the state, rather than the state before the matrix, n = tanh(Wₙ x + bₙ + Uₙ (r h)), as in the paper and in Keras with
    /// <c>reset_after=False</c>; there is no <c>bias_hh</c> then. True unless given: the sums of a step are then one product, which is faster.
    /// </summary>
    public bool ResetAfter { get; set; } = true;
}
