namespace DeepInit.Networks.Tests.Contract;

/// <summary>Statistics that the forward pass moves, moments, decay.</summary>
[Network]
[Input(6)]
[Dense(9, Activation = ReLU)]
[BatchNormalization]
[Dense(3)]
[Loss(CrossEntropy)]
[AdamW(LearningRate = 1e-2, WeightDecay = 0.1)]
public sealed partial class Normalised;

/// <summary>Clipped by the norm of all gradients, by momentum, in double precision.</summary>
[Network(Precision = Precision.Double)]
[Input(6)]
[Dense(9, Activation = Tanh)]
[Dense(3)]
[Loss(MeanSquaredError)]
[SGD(LearningRate = 0.1, Momentum = 0.9, WeightDecay = 0.01, GlobalClipNorm = 0.05)]
public sealed partial class Clipped;

/// <summary>Classes that weigh differently, so that the mean divides by the weights of a batch; plain gradient descent.</summary>
[Network(Precision = Precision.Double)]
[Input(6)]
[Dense(9, Activation = Tanh)]
[Dense(3)]
[Loss(CrossEntropy, ClassWeights = new[] { 1.0, 5.0, 0.25 })]
[SGD(LearningRate = 0.1)]
public sealed partial class WeighedClassifier;

/// <summary>A loss and no optimiser.</summary>
[Network]
[Input(6)]
[Dense(3)]
[Loss(CrossEntropy)]
public sealed partial class MeasuredOnly;

/// <summary>Neither loss nor optimiser, and two outputs.</summary>
[Network]
[Input(6)]
[Dense(3, Name = "u")]
[Dense(2, Name = "v", From = "x")]
[Output("u")]
[Output("v")]
public sealed partial class PredictsOnly;
