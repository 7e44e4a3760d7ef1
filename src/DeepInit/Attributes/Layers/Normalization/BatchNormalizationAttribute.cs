namespace DeepInit;

/// <summary>
/// y = (x − mean) / √(variance + epsilon) · weight + bias per feature (channel): in training with the batch's mean and variance over all rows and positions, in
/// <c>Predict</c> with running statistics. Ioffe &amp; Szegedy 2015.
/// </summary>
/// <remarks>
/// The running statistics are saved as <c>running_mean</c> and <c>running_var</c>. A training batch needs at least two values per feature to have a variance;
/// of a single one the unbiased variance is taken as 0.
/// </remarks>
/// <example><code>[Dense(64, UseBias = false)] [BatchNormalization] [Activation(ReLU)]</code></example>
public sealed class BatchNormalizationAttribute : NormalizationAttribute
{
    /// <summary>How much of a batch goes into the running statistics, in [0, 1]: running ← (1 − momentum) · running + momentum · batch; 0.1 unless given, as in PyTorch.</summary>
    public double Momentum { get; set; } = 0.1;

    /// <summary>True normalises by the running statistics in training too, and leaves them as they are; false unless given.</summary>
    public bool Frozen { get; set; }
}
