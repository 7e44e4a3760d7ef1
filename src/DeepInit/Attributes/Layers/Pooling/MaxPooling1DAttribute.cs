namespace DeepInit;

/// <summary>The largest value of each window; beyond the ends lies minus infinity. Of equal values the first takes the gradient.</summary>
/// <example><code>[Input(100, 3)] [Conv1D(32, 5)] [MaxPooling1D(2)]</code></example>
public sealed class MaxPooling1DAttribute : SequencePoolingAttribute
{
    /// <summary>Adds a pooling layer.</summary>
    /// <param name="window">Length of the window, at least 1.</param>
    public MaxPooling1DAttribute(int window)
        : base(window)
    {
    }
}
