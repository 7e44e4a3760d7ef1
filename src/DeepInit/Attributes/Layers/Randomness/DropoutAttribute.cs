namespace DeepInit;

/// <summary>
/// While training, sets a random fraction of its input to zero and scales the rest by 1 / (1 − rate); the identity in <c>Predict</c>.
/// Srivastava et al. 2014.
/// </summary>
/// <remarks>The masks follow from the seed and the step: the same run gives the same masks, at any number of threads. <c>IsRandomized</c> switches it off while training.</remarks>
/// <example><code>[Dense(64, Activation = ReLU)] [Dropout(0.2)]</code></example>
public sealed class DropoutAttribute : LayerAttribute
{
    /// <summary>Adds a dropout layer.</summary>
    /// <param name="rate">The fraction that is set to zero, in [0, 1).</param>
    public DropoutAttribute(double rate) => Rate = rate;

    /// <summary>The fraction that is set to zero.</summary>
    public double Rate { get; }
}
