namespace DeepInit;

/// <summary>The largest value of each channel over all steps: a sequence of c channels becomes c features. Of equal values the first takes the gradient.</summary>
/// <example><code>[Conv1D(64, 3)] [GlobalMaxPooling1D] [Dense(10)]</code></example>
public sealed class GlobalMaxPooling1DAttribute : LayerAttribute
{
}
