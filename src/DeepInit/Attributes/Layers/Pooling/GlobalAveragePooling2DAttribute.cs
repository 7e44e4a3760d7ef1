namespace DeepInit;

/// <summary>The mean of each channel over all pixels: an image of c channels becomes c features.</summary>
/// <example><code>[Conv2D(64, 3)] [GlobalAveragePooling2D] [Dense(10)]</code></example>
public sealed class GlobalAveragePooling2DAttribute : LayerAttribute
{
}
