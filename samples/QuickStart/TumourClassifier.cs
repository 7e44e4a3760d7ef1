namespace QuickStart;

/// <summary>Tells malignant from benign tumours by 30 measurements of cell nuclei.</summary>
[Network]
[Input(30)]
[Dense(64, Init = He, Activation = ReLU)]
[Dense(1, Activation = Sigmoid)]
[Loss(BinaryCrossEntropy)]
[AdamW(LearningRate = 1e-3, WeightDecay = 1e-2)]
public sealed partial class TumourClassifier;
