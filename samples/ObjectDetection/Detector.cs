namespace ObjectDetection;

/// <summary>
/// A single-shot detector: 64 × 64 pixels become 8 × 8 cells, and each cell says for each class how sure it is that the centre of such a thing lies in it, and
/// where its box would be. What a cell should say about a box is known only where a thing is: the input "assigned" is 1 there and 0 elsewhere, and the boxes
/// are multiplied by it before their loss. Predictions do not depend on it.
/// </summary>
[Network]
[Input("image", 64, 64, 3)]
[Input("assigned", 8, 8, 4)]
[Use(typeof(Half), "Filters", 16, "Kernel", 5, Name = "half1", From = "image")]
[Use(typeof(Half), "Filters", 32, Name = "half2")]
[Use(typeof(Half), "Filters", 64, Name = "half3")]
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
public sealed partial class Detector
{
    /// <summary>Cells per side.</summary>
    public const int Cells = 8;

    /// <summary>Pixels per cell and side.</summary>
    public const int CellSize = 8;
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
