namespace DeepInit;

/// <summary>
/// Dropout that leaves mean 0 and variance 1 as they are, for networks of SELU: what is dropped takes SELU's limit −1.758, and all is scaled and shifted back.
/// The identity in <c>Predict</c>. Klambauer et al. 2017.
/// </summary>
/// <remarks>The masks follow from the seed and the step, as those of <see cref="DropoutAttribute"/>.</remarks>
/// <example><code>[Dense(64, Activation = SELU)] [AlphaDropout(0.05)]</code></example>
public sealed class AlphaDropoutAttribute : LayerAttribute
{
    /// <summary>Adds a dropout layer.</summary>
    /// <param name="rate">The fraction that is dropped, in [0, 1).</param>
    public AlphaDropoutAttribute(double rate) => Rate = rate;

    /// <summary>The fraction that is dropped.</summary>
    public double Rate { get; }
}
