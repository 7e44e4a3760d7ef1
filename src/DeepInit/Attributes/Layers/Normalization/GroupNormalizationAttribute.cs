namespace DeepInit;

/// <summary>
/// y = (x − mean) / √(variance + epsilon) · weight + bias, mean and variance of each row over all positions and the channels of a group; weight and bias per
/// channel. Wu &amp; He 2018.
/// </summary>
/// <remarks>One group is a layer normalisation over the whole image, a group per channel is instance normalisation. Nothing depends on the batch.</remarks>
/// <example><code>[Conv2D(32, 3, UseBias = false)] [GroupNormalization(8)] [Activation(SiLU)]</code></example>
public sealed class GroupNormalizationAttribute : NormalizationAttribute
{
    /// <summary>Adds a group normalisation.</summary>
    /// <param name="groups">How many groups the channels are divided into, neighbours together; at least 1, and a divisor of the number of channels.</param>
    public GroupNormalizationAttribute(int groups) => Groups = groups;

    /// <summary>How many groups the channels are divided into.</summary>
    public int Groups { get; }
}
