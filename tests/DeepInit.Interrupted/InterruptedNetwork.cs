using DeepInit;
using static DeepInit.Activation;
using static DeepInit.Init;
using static DeepInit.Loss;

namespace DeepInit.Interrupted;

/// <summary>Has everything that a checkpoint must keep: moments, a step count, dropout.</summary>
[Network]
[Input(4)]
[Dense(16, Init = He, Activation = ReLU)]
[Dropout(0.2)]
[Dense(3)]
[Loss(CrossEntropy)]
[AdamW(LearningRate = 1e-2, WeightDecay = 1e-2)]
public sealed partial class InterruptedNetwork;
