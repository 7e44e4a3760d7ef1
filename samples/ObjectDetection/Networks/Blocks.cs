namespace ObjectDetection;

/// <summary>An image becomes an eighth of its size: what all detectors begin with.</summary>
[Block]
[Use(typeof(Half), "Filters", 16, "Kernel", 5, Name = "half1")]
[Use(typeof(Half), "Filters", 32, Name = "half2")]
[Use(typeof(Half), "Filters", Stem.Filters, Name = "half3")]
internal static class Stem
{
    public const int Filters = BlockAttribute.Required;
}

/// <summary>A convolution that halves the image.</summary>
[Block]
[Conv2D(Half.Filters, Half.Kernel, Name = "conv", Padding = Padding.Same, Strides = [2], UseBias = false)]
[BatchNormalization(Name = "bn")]
[Activation(ReLU)]
internal static class Half
{
    public const int Filters = BlockAttribute.Required;
    public const int Kernel = 3;
}

/// <summary>Two convolutions around which the image is added.</summary>
[Block]
[Conv2D(Residual.Filters, 3, Name = "conv1", Padding = Padding.Same, UseBias = false)]
[BatchNormalization(Name = "bn1")]
[Activation(ReLU)]
[Conv2D(Residual.Filters, 3, Name = "conv2", Padding = Padding.Same, UseBias = false)]
[BatchNormalization(Name = "bn2")]
[Add("x", Activation = ReLU)]
internal static class Residual
{
    public const int Filters = BlockAttribute.Required;
}
