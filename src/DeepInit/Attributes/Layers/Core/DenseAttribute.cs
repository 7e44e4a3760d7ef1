namespace DeepInit;

/// <summary>A fully connected layer: y = f(W x + b), with W of shape [units, inputs].</summary>
/// <remarks>
/// It acts on the last axis: features become [units], a sequence [length, channels] becomes [length, units], with the same weights for every step. Parameters are <c>weight</c> [units, inputs]
/// and <c>bias</c> [units]. Costs inputs · units multiply-adds for each place.
/// </remarks>
/// <example><code>[Dense(64, Init = He, Activation = ReLU)]</code></example>
public sealed class DenseAttribute : WeightedLayerAttribute
{
    /// <summary>Adds a fully connected layer.</summary>
    /// <param name="units">The number of outputs; at least 1. The number of inputs follows from the layer before.</param>
    public DenseAttribute(int units) => Units = units;

    /// <summary>The number of outputs.</summary>
    public int Units { get; }
}
