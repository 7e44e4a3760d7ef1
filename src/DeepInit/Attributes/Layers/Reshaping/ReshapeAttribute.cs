namespace DeepInit;

/// <summary>The same numbers of each row in another shape: features as an image for a decoder, or back.</summary>
/// <remarks>
/// Images are written [height, width, channels]. Their numbers are counted channel by channel, as PyTorch and <c>[Flatten]</c> count them; with
/// <see cref="ChannelOrder.ChannelsLast"/> pixel by pixel, as Keras does.
/// </remarks>
/// <example><code>[Dense(7 * 7 * 32)] [Reshape(7, 7, 32)] [UpSampling2D(2)]</code></example>
public sealed class ReshapeAttribute : LayerAttribute
{
    /// <summary>Adds a reshaping.</summary>
    /// <param name="shape">The new shape per row, without the batch axis: one or more lengths, each at least 1, of as many numbers as before.</param>
    public ReshapeAttribute(params int[] shape) => Shape = shape;

    /// <summary>The new shape per row.</summary>
    public int[] Shape { get; }

    /// <summary>How the numbers of images are counted; channels first unless given.</summary>
    public ChannelOrder Order { get; set; } = ChannelOrder.ChannelsFirst;
}
