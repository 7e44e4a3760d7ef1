namespace DeepInit.Networks.Tests.Behaviour;

/// <summary>Weighted classes, two of whose weights are 0.</summary>
[Network]
[Input(3)]
[Dense(4)]
[Loss(CrossEntropy, ClassWeights = new[] { 0.5, 0.0, 3.0, 0.0 })]
[AdamW(LearningRate = 0.01, WeightDecay = 0.1)]
public sealed partial class WeighedClasses;

/// <summary>Two outputs of different reductions and weights, one of weighted and smoothed classes.</summary>
[Network(Precision = Precision.Double)]
[Input("x", 3)]
[Dense(3, Name = "classes", From = "x")]
[Dense(2, Name = "values", From = "x")]
[Dense(2, Name = "counts", From = "x")]
[Loss(CrossEntropy, Output = "classes", ClassWeights = new[] { 0.5, 0.0, 3.0 }, LabelSmoothing = 0.2, Weight = 2)]
[Loss(MeanSquaredError, Output = "values", Weight = 0.5)]
[Loss(PoissonNegativeLogLikelihood, Output = "counts", Reduction = Reduction.Sum, Weight = 0.25)]
[SGD]
public sealed partial class ThreeReductions;

/// <summary>The mean of very many rows.</summary>
[Network]
[Input(1)]
[Dense(1, Init = Zeros)]
[Loss(MeanSquaredError)]
[SGD]
public sealed partial class ManyRows;

/// <summary>The step of a gradient whose square has left the range of single precision.</summary>
[Network]
[Input(2)]
[Dense(2, UseBias = false)]
[Loss(MeanAbsoluteError, Reduction = Reduction.Sum)]
[SGD(LearningRate = 0.5, GlobalClipNorm = 2)]
public sealed partial class ClippedStep;

[Network]
[Input(3)]
[LayerNormalization]
[Loss(MeanSquaredError)]
[SGD]
public sealed partial class NormalizedRow;

[Network]
[Input(3)]
[BatchNormalization]
[Loss(MeanSquaredError)]
[SGD]
public sealed partial class NormalizedBatch;

[Network]
[Input("a", 3)]
[Input("b", 3)]
[Dot("a", "b", Normalize = true, Name = "cosine")]
[Dense(1, From = "cosine", Init = Ones, UseBias = false)]
[Loss(MeanSquaredError)]
[SGD]
public sealed partial class CosineOfRows;
