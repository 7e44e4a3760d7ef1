namespace DeepInit;

/// <summary>Where the channels stand in a user's images.</summary>
public enum ChannelOrder
{
    /// <summary>[height, width, channels], as in Keras: all channels of a pixel side by side.</summary>
    ChannelsLast = 0,

    /// <summary>[channels, height, width], as in PyTorch: one channel after another.</summary>
    ChannelsFirst,
}
