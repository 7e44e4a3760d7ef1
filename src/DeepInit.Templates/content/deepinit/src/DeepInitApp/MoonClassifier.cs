namespace DeepInitApp;

/// <summary>Which of two crescents a point of the plane belongs to.</summary>
[Network]
[Input(2)]
[Dense(32, Init = He, Activation = ReLU)]
[Dense(32, Init = He, Activation = ReLU)]
[Dense(1, Activation = Sigmoid)]
[Loss(BinaryCrossEntropy)]
[AdamW(LearningRate = 1e-2, WeightDecay = 1e-2)]
public sealed partial class MoonClassifier;
