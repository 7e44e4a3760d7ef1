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
