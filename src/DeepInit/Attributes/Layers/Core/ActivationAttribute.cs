namespace DeepInit;

/// <summary>An activation function as a layer of its own.</summary>
/// <example><code>[Dense(64)] [Activation(ReLU)]</code></example>
public sealed class ActivationAttribute : ActivatedLayerAttribute
{
    /// <summary>Adds an activation.</summary>
    /// <param name="activation">The function.</param>
    public ActivationAttribute(Activation activation) => Activation = activation;
}
