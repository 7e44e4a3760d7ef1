namespace ObjectDetection;

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
