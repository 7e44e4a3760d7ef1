namespace DeepInit;

/// <summary>y = x / √(mean square + epsilon) · weight, the mean square over the last axis of each row. Zhang &amp; Sennrich 2019.</summary>
/// <example><code>[Dense(64)] [RMSNormalization] [Activation(ReLU)]</code></example>
public sealed class RMSNormalizationAttribute : NormalizationAttribute
{
}
