namespace DeepInit;

/// <summary>While training, adds normal noise of mean 0; the identity in <c>Predict</c>.</summary>
/// <remarks>The noise follows from the seed and the step: the same run gives the same noise, at any number of threads. <c>IsRandomized</c> switches it off.</remarks>
/// <example><code>[Input(30)] [GaussianNoise(0.1)] [Dense(64, Activation = ReLU)]</code></example>
public sealed class GaussianNoiseAttribute : LayerAttribute
{
    /// <summary>Adds noise.</summary>
    /// <param name="sigma">Its standard deviation, finite and at least 0.</param>
    public GaussianNoiseAttribute(double sigma) => Sigma = sigma;

    /// <summary>The standard deviation.</summary>
    public double Sigma { get; }
}
