namespace DeepInit;

/// <summary>A plain recurrent layer: h' = f(W x + b + U h + b'). Elman 1990.</summary>
/// <remarks>Its gradients shrink or grow with every step; <see cref="GRUAttribute"/> and <see cref="LSTMAttribute"/> were made against that.</remarks>
/// <example><code>[Input(24, 3)] [SimpleRNN(16)]</code></example>
public sealed class SimpleRNNAttribute : RecurrentLayerAttribute
{
    /// <summary>Adds a plain recurrent layer.</summary>
    /// <param name="units">Numbers of the state; at least 1.</param>
    public SimpleRNNAttribute(int units)
        : base(units)
    {
    }

    /// <summary>f, which acts on each unit by itself; <see cref="Activation.Tanh"/> unless given. Those with parameters have their defaults.</summary>
    public Activation Activation { get; set; } = Activation.Tanh;
}
