namespace ObjectDetection;

/// <summary>
/// A single-shot detector: 64 × 64 pixels become 8 × 8 cells, and each cell says for each of three classes how sure it is that the centre of such a thing lies in
/// it, and where its box would be. What a cell should say about a box is known only where a thing is: the input "assigned" is 1 there and 0 elsewhere, and the
/// boxes are multiplied by it before their loss. Predictions do not depend on it.
/// </summary>
[Network]
[Input("image", 64, 64, 3)]
[Input("assigned", 8, 8, 4)]
[Use(typeof(Stem), "Filters", 64, Name = "stem", From = "image")]
[Use(typeof(Residual), "Filters", 64, Name = "trunk", Repeat = 2)]
[Conv2D(3, 1, Name = "logits", BiasInit = Init.Constant, BiasValue = -3)]
[Activation(Sigmoid, Name = "scores")]
[Conv2D(4, 1, Name = "boxes", From = "trunk")]
[Multiply("assigned", Name = "assignedBoxes")]
[Output("scores")]
[Output("boxes")]
[Loss(BinaryCrossEntropyWithLogits, Output = "logits", Target = "quality", PositiveWeight = new[] { 4.0 })]
[Loss(Huber, Output = "assignedBoxes", Target = "offsets", Weight = 4)]
[AdamW(LearningRate = 4e-3, WeightDecay = 1e-2)]
public sealed partial class ShapeDetector : IDetector;

/// <summary>The same for ten classes of real images in 96 × 96 pixels.</summary>
[Network]
[Input("image", 96, 96, 3)]
[Input("assigned", 12, 12, 4)]
[Use(typeof(Stem), "Filters", 64, Name = "stem", From = "image")]
[Use(typeof(Residual), "Filters", 64, Name = "trunk", Repeat = 2)]
[Conv2D(10, 1, Name = "logits", BiasInit = Init.Constant, BiasValue = -4)]
[Activation(Sigmoid, Name = "scores")]
[Conv2D(4, 1, Name = "boxes", From = "trunk")]
[Multiply("assigned", Name = "assignedBoxes")]
[Output("scores")]
[Output("boxes")]
[Loss(BinaryCrossEntropyWithLogits, Output = "logits", Target = "quality", PositiveWeight = new[] { 4.0 }, Weight = 10)]
[Loss(Huber, Output = "assignedBoxes", Target = "offsets", Weight = 12)]
[AdamW(LearningRate = 4e-3, WeightDecay = 1e-2)]
public sealed partial class ImageDetector : IDetector;

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
[Conv2D(Half.Filters, Half.Kernel, Name = "conv", Pads = [Half.Kernel / 2], Strides = [2], UseBias = false)]
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
