namespace DeepInit;

/// <summary>
/// Lowers the learning rate layer by layer towards the input: rate · factor^n, n the layers with parameters that follow on the longest path, so that the last one has the whole rate. For networks whose first layers
/// have been trained before (Clark &amp; al. 2020, ELECTRA; Bao &amp; al. 2022, BEiT).
/// </summary>
/// <remarks>
/// The graph says how deep a layer lies: names and the order of attributes do not matter, the layers of a block count one by one, and of two branches the longer one counts. Layers without parameters (Flatten, pooling, dropout) do
/// not count, normalisations with a scale do, frozen layers do, too. Parameters of several layers have the factor of the first. The factor stands wherever the optimiser's formula has the rate, decoupled weight decay included, and is
/// multiplied with <see cref="ParameterAttribute.LearningRateScale"/>; <c>Summary()</c> shows both. A factor costs nothing in a step.
/// </remarks>
/// <example><code>
/// [AdamW(LearningRate = 1e-3)]
/// [LayerDecay(0.75)]
/// </code></example>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class LayerDecayAttribute : Attribute
{
    /// <summary>Lowers rates.</summary>
    /// <param name="factor">The factor from one layer to the one before, greater than 0 and at most 1; 0.65 to 0.9 are usual.</param>
    public LayerDecayAttribute(double factor) => Factor = factor;

    /// <summary>The factor from one layer to the one before.</summary>
    public double Factor { get; }
}
