namespace DeepInit;

/// <summary>The largest value of each channel over all pixels: an image of c channels becomes c features. Of equal values the first takes the gradient.</summary>
/// <example><code>[Conv2D(64, 3)] [GlobalMaxPooling2D] [Dense(10)]</code></example>
public sealed class GlobalMaxPooling2DAttribute : LayerAttribute
{
}
