using DeepInit.Networks.Tests.Reference;

namespace DeepInit.Networks.Tests.Kernels;

/// <summary>
/// One layer on images or sequences before a mean squared error; behind a convolution of one pixel under tanh, through which the gradient of the layer's input
/// is seen, or on the input itself, which it then reads where it lies.
/// </summary>
/// <param name="Name">The name of the class.</param>
/// <param name="Channels">Of the input.</param>
/// <param name="Height">Of the input; 0 for a sequence.</param>
/// <param name="Width">Of the input.</param>
/// <param name="Attribute">The layer, without its name.</param>
/// <param name="Forward">What it computes, from its input and its parameters by role.</param>
internal sealed record SpatialModel(
    string Name, int Channels, int Height, int Width, string Attribute, Func<NaiveImage, Func<string, double[]>, NaiveImage> Forward)
{
    private string Shape => Height == 0 ? $"{Width}, {Channels}" : $"{Height}, {Width}, {Channels}";

    /// <summary>Numbers per row of the input.</summary>
    public int InputLength => Channels * Math.Max(1, Height) * Width;

    /// <summary>Whether it reads the input, whose channels stand last, with nothing in between.</summary>
    public bool ReadsInput { get; init; }

    /// <summary>Whether what it makes is still an image.</summary>
    public bool IsGlobal { get; init; }

    public string NameOf(bool isDouble) => Name + (isDouble ? "Double" : "Single");

    /// <summary>The attributes that declare it.</summary>
    public string Attributes(bool isDouble) => $"""
        [Network(Precision = Precision.{(isDouble ? "Double" : "Single")})]
        {(ReadsInput ? $"[Input({Shape})]" : $"[Input({Shape}, Order = ChannelOrder.ChannelsFirst)]\n        [Conv{(Height == 0 ? 1 : 2)}D({Channels}, 1, Name = \"before\", Activation = Activation.Tanh)]")}
        [{Attribute.Insert(Attribute.EndsWith(')') ? Attribute.Length - 1 : Attribute.Length, Attribute.EndsWith(')') ? ", Name = \"layer\"" : "(Name = \"layer\")")}]
        {(IsGlobal ? "" : "[Flatten]")}
        [Loss(MeanSquaredError)]
        [SGD(LearningRate = 0.125)]
        """;

    /// <summary>The outputs of all rows.</summary>
    public double[] Predict(double[] x, Func<string, double[]> parameters) =>
    [
        .. x.Chunk(InputLength).SelectMany(row =>
        {
            var image = new NaiveImage(Channels, Math.Max(1, Height), Width, ReadsInput ? ChannelsFirst(row) : row);
            NaiveImage before = ReadsInput ? image : image.Convolve(parameters("before.weight"), parameters("before.bias"), Channels, 1, new(1, 1)).Map(Math.Tanh);
            return Forward(before, role => parameters("layer." + role)).Values;
        }),
    ];

    private double[] ChannelsFirst(double[] row) => [.. Enumerable.Range(0, row.Length).Select(i => row[(i % (row.Length / Channels) * Channels) + (i / (row.Length / Channels))])];
}
