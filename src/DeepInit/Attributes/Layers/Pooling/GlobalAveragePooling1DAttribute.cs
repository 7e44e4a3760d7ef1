namespace DeepInit;

/// <summary>The mean of each channel over all steps: a sequence of c channels becomes c features.</summary>
/// <example><code>[Conv1D(64, 3)] [GlobalAveragePooling1D] [Dense(10)]</code></example>
public sealed class GlobalAveragePooling1DAttribute : LayerAttribute
{
}
