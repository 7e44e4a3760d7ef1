namespace DeepInit;

/// <summary>y = (x − mean) / √(variance + epsilon) · weight + bias, mean and variance over the last axis of each row. Ba et al. 2016.</summary>
/// <remarks>Weight and bias have the length of the last axis, and start at 1 and 0. Nothing depends on the batch.</remarks>
/// <example><code>[Dense(64)] [LayerNormalization] [Activation(ReLU)]</code></example>
public sealed class LayerNormalizationAttribute : NormalizationAttribute
{
}
