namespace DeepInit;

/// <summary>
/// Long short-term memory: h' = o tanh(c'), c' = f c + i g with g = tanh(W x + b + U h + b') and gates i, f, o = σ(W x + b + U h + b'). Hochreiter and Schmidhuber 1997, forget
/// gate by Gers et al. 2000.
/// </summary>
/// <remarks>The order of the gates in parameters is i, f, g, o.</remarks>
/// <example><code>[Input(24, 3)] [LSTM(64)]</code></example>
public sealed class LSTMAttribute : RecurrentLayerAttribute
{
    /// <summary>Adds a long short-term memory.</summary>
    /// <param name="units">Numbers of the state; at least 1.</param>
    public LSTMAttribute(int units)
        : base(units)
    {
    }

    /// <summary>
    /// Where the forget gate's bias starts, of the two the one of the input (<c>bias_ih</c>); 1 unless given, so that at the start the cell keeps what is in it (Jozefowicz et al.
    /// 2015). PyTorch starts at about 0.
    /// </summary>
    public double ForgetBias { get; set; } = 1;

    /// <summary>The name of the value that the memory c starts from in each row, of the shape and order of <see cref="RecurrentLayerAttribute.InitialState"/>; zeros unless given.</summary>
    public string? InitialMemory { get; set; }
}
