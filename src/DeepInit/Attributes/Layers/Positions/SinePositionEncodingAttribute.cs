namespace DeepInit;

/// <summary>
/// Adds sines and cosines of its position to each step of a sequence [steps, units]: y[t, 2i] = x[t, 2i] + sin(t / m^(2i / units)), y[t, 2i + 1] = x[t, 2i + 1] + cos(t / m^(2i / units)), m
/// the <see cref="MaxWavelength"/>. Vaswani et al. 2017. Where rows have lengths of their own, each row's first step has position 0, too.
/// </summary>
/// <remarks>
/// Has no parameters. An odd number of units ends with a sine. What is added has the variance 1/2, of the size of a table's values with the variance 1
/// (<see cref="EmbeddingAttribute.ScaleBySqrt"/> of small tables, or the start of any table here). Costs an addition for each number; the sines are computed once for a process.
/// </remarks>
/// <example><code>[Input(64, Vocabulary = 5000, PaddingIndex = 0)] [Embedding(128, ScaleBySqrt = true)] [SinePositionEncoding]</code></example>
public sealed class SinePositionEncodingAttribute : LayerAttribute
{
    /// <summary>The longest wave is 2π times this, but for the last pair's share; greater than 0, 10000 unless given, as in the paper and in Keras.</summary>
    public double MaxWavelength { get; set; } = 10000;
}
