namespace DeepInit;

/// <summary>The mean of each window; the zeros of <c>Pads</c> count unless <see cref="CountIncludePad"/> is false, those of <see cref="Padding.Same"/> do not.</summary>
/// <example><code>[Input(100, 3)] [Conv1D(32, 5)] [AveragePooling1D(2)]</code></example>
public sealed class AveragePooling1DAttribute : SequencePoolingAttribute
{
    /// <summary>Adds a pooling layer.</summary>
    /// <param name="window">Length of the window, at least 1.</param>
    public AveragePooling1DAttribute(int window)
        : base(window)
    {
    }

    /// <summary>
    /// False leaves what lies beyond the ends out of the mean, sum and number alike; so it is with <see cref="Padding.Same"/>, as in Keras, unless true is given.
    /// </summary>
    public bool CountIncludePad { get; set; } = true;
}
