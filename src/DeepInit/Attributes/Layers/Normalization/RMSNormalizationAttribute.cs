namespace DeepInit;

/// <summary>y = x / √(mean square + epsilon) · weight, the mean square over the last axis of each row. Zhang &amp; Sennrich 2019.</summary>
/// <remarks>The weight has the length of the last axis, and starts at 1. Nothing depends on the batch.</remarks>
/// <example><code>[Dense(64)] [RMSNormalization] [Activation(ReLU)]</code></example>
public sealed class RMSNormalizationAttribute : NormalizationAttribute
{
}
