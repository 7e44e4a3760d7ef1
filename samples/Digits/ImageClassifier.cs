namespace Digits;

/// <summary>Reads images of 28 × 28 pixels in ten classes: MNIST and Fashion-MNIST.</summary>
[Network]
[Input(784)]
[Dense(128, Init = Xavier, Activation = ReLU)]
[Dense(10, Init = Xavier)]
[Loss(CrossEntropy)]
[Adam(LearningRate = 1e-3)]
public sealed partial class ImageClassifier;
