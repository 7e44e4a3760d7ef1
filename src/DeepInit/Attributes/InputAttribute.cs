namespace DeepInit;

/// <summary>An input of the network: so many numbers per row.</summary>
/// <remarks>Several inputs are told apart by name; <c>Predict</c> and <c>TrainBatch</c> take one span for each, in this order.</remarks>
/// <example><code>[Input(30)]   [Input("history", 100, 3)]   [Input(28, 28, 1, Order = ChannelOrder.ChannelsFirst)]</code></example>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class InputAttribute : Attribute
{
    /// <summary>The input named <c>x</c>.</summary>
    /// <param name="shape">Its shape per row, without the batch axis, each length at least 1: <c>[Input(30)]</c> is 30 features.</param>
    public InputAttribute(params int[] shape)
    {
        Name = "x";
        Shape = shape;
    }

    /// <summary>A named input.</summary>
    /// <param name="name">What layers call it in <c>From</c>, and the name of the argument in generated methods.</param>
    /// <param name="shape">Its shape per row, without the batch axis, each length at least 1.</param>
    public InputAttribute(string name, params int[] shape)
    {
        Name = name;
        Shape = shape;
    }

    /// <summary>The name.</summary>
    public string Name { get; }

    /// <summary>The shape per row, without the batch axis: features; length and channels of a sequence; or height, width and channels of an image.</summary>
    public int[] Shape { get; }

    /// <summary>
    /// How the numbers of an image or a sequence stand in the spans that are passed in; the shape is written [height, width, channels] or
    /// [length, channels] in either case. Channels last unless given.
    /// </summary>
    public ChannelOrder Order { get; set; }
}
