namespace DeepInit;

/// <summary>
/// A draw from a normal distribution that gradients pass through: z = mean + e^(logVariance / 2) · noise, the middle of a variational autoencoder.
/// Kingma &amp; Welling 2014.
/// </summary>
/// <remarks>
/// With two values the noise is drawn while training, from the seed and the step, and <c>Predict</c>, <c>ComputeLoss</c> and <c>Evaluate</c> take the mean;
/// <c>IsRandomized</c> switches it off. A third value, of standard normal numbers, is the noise itself wherever the network runs.
/// </remarks>
/// <example><code>[Dense(20, Name = "mean", From = "encoder")] [Dense(20, Name = "logVariance", From = "encoder")] [Sampling("mean", "logVariance")]</code></example>
public sealed class SamplingAttribute : LayerAttribute
{
    /// <summary>Adds a draw.</summary>
    /// <param name="inputs">The mean and the logarithm of the variance, of one shape, and the noise if it is given. With one name the mean is the layer before.</param>
    public SamplingAttribute(params string[] inputs) => Inputs = inputs;

    /// <summary>Mean, log-variance and perhaps noise.</summary>
    public string[] Inputs { get; }
}
