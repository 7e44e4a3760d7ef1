namespace Digits;

/// <summary>Reads handwritten digits of 8 × 8 pixels.</summary>
[Network]
[Input(64)]
[Dense(64, Init = Xavier, Activation = ReLU)]
[Dense(10, Init = Xavier)]
[Loss(CrossEntropy)]
[AdamW(LearningRate = 1e-3, WeightDecay = 1e-4)]
public sealed partial class DigitClassifier;
