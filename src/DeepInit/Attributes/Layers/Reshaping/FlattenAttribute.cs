namespace DeepInit;

/// <summary>
/// An image as features, in PyTorch's order: channel by channel, within a channel row by row. A dense layer after it has PyTorch's weights.
/// </summary>
/// <remarks>[height, width, channels], or [length, channels], becomes [their product]. Keras counts pixel by pixel: <c>[Reshape(n, Order = ChannelOrder.ChannelsLast)]</c> does so.</remarks>
/// <example><code>[Conv2D(16, 3)] [Flatten] [Dense(10)]</code></example>
public sealed class FlattenAttribute : LayerAttribute
{
}
