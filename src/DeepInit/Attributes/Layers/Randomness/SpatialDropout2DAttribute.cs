namespace DeepInit;

/// <summary>
/// While training, sets a random fraction of the channels of each image to zero, whole, and scales the rest by 1 / (1 − rate); the identity in <c>Predict</c>.
/// Neighbouring pixels say nearly the same, so that dropping them one by one hides little. Tompson et al. 2015.
/// </summary>
/// <remarks>The masks follow from the seed and the step, as those of <see cref="DropoutAttribute"/>.</remarks>
/// <example><code>[Conv2D(32, 3, Activation = ReLU)] [SpatialDropout2D(0.2)]</code></example>
public sealed class SpatialDropout2DAttribute : LayerAttribute
{
    /// <summary>Adds a dropout layer.</summary>
    /// <param name="rate">The fraction of channels that is set to zero, in [0, 1).</param>
    public SpatialDropout2DAttribute(double rate) => Rate = rate;

    /// <summary>The fraction of channels that is set to zero.</summary>
    public double Rate { get; }
}
