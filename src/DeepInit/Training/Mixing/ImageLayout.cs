namespace DeepInit;

/// <summary>Where the pixels of an input's images stand.</summary>
/// <param name="Height">Rows of pixels.</param>
/// <param name="Width">Pixels of a row.</param>
/// <param name="Channels">Numbers of a pixel.</param>
/// <param name="Order">Whether these stand side by side.</param>
internal readonly record struct ImageLayout(int Height, int Width, int Channels, ChannelOrder Order)
{
    /// <summary>The layout of an input; null where it is no image.</summary>
    public static ImageLayout? Of(LayerDescription input) => input.Shape.Count != 3 ? null : new ImageLayout(
        input.Shape[0], input.Shape[1], input.Shape[2], input.Text("Order", "") == nameof(ChannelOrder.ChannelsFirst) ? ChannelOrder.ChannelsFirst : ChannelOrder.ChannelsLast);
}
