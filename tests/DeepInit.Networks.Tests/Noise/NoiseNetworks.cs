using static DeepInit.Activation;
using static DeepInit.Loss;

namespace DeepInit.Networks.Tests.Noise;

/// <summary>Sums in the place of means, of classes by index.</summary>
[Network(Precision = Precision.Double)]
[Input(5)]
[Dense(7, Activation = Tanh)]
[Dense(3)]
[Loss(CrossEntropy, Reduction = Reduction.Sum)]
[SGD(LearningRate = 0.05)]
public sealed partial class SummedClasses;

/// <summary>A class for each of four positions, some of which do not count, beside a target of numbers.</summary>
[Network(Precision = Precision.Double)]
[Input(4, 5)]
[Dense(3, Name = "classes")]
[Dense(2, From = "x", Name = "numbers")]
[Loss(CrossEntropy, Output = "classes", IgnoreIndex = 2, ClassWeights = new[] { 1.0, 2.0, 0.5 })]
[Loss(MeanSquaredError, Output = "numbers", Weight = 0.5)]
[SGD(LearningRate = 0.05)]
public sealed partial class ClassesAndNumbers;

/// <summary>Statistics of batches, masks and moments.</summary>
[Network]
[Input(20)]
[Dense(64, Activation = ReLU)]
[BatchNormalization]
[Dropout(0.2)]
[Dense(4)]
[Loss(CrossEntropy)]
[AdamW(LearningRate = 1e-2)]
public sealed partial class NoisyClasses;

/// <summary>Images of three channels, one after another.</summary>
[Network(Precision = Precision.Double)]
[Input(12, 9, 3, Order = ChannelOrder.ChannelsFirst)]
[Flatten]
[Dense(4)]
[Loss(MeanSquaredError)]
[SGD(LearningRate = 0.01)]
public sealed partial class ImagePlanes;

/// <summary>Images of three channels, side by side.</summary>
[Network(Precision = Precision.Double)]
[Input(12, 9, 3)]
[Flatten]
[Dense(4)]
[Loss(MeanSquaredError)]
[SGD(LearningRate = 0.01)]
public sealed partial class ImagePixels;

/// <summary>A target for each pixel.</summary>
[Network]
[Input(6, 6, 3)]
[Conv2D(2, 3, Padding = Padding.Same)]
[Loss(MeanSquaredError)]
[SGD]
public sealed partial class PixelNumbers;

/// <summary>Ids, between which there is nothing.</summary>
[Network]
[Input("ids", 4, Vocabulary = 10)]
[EmbeddingBag(8)]
[Dense(3)]
[Loss(CrossEntropy)]
[SGD]
public sealed partial class BagOfIds;

/// <summary>Rows with lengths of their own.</summary>
[Network]
[Input("x", 6, 3, Lengths = true)]
[GRU(4)]
[Dense(3)]
[Loss(CrossEntropy)]
[SGD(LearningRate = 0.1)]
public sealed partial class RaggedClasses;

/// <summary>Needs the same rows in every step.</summary>
[Network]
[Input(5)]
[Dense(3)]
[Loss(MeanSquaredError)]
[LBFGS]
public sealed partial class WholeData;

/// <summary>Compares the rows of a batch with each other.</summary>
[Network]
[Input(5)]
[Dense(3, From = "x", Name = "a")]
[Dense(3, From = "x", Name = "b")]
[Loss(InfoNCE, Output = "a", Other = "b")]
[SGD]
public sealed partial class ComparedRows;

/// <summary>States that go on from batch to batch.</summary>
[Network]
[Input(4, 2)]
[GRU(5, Stateful = true)]
[Dense(1)]
[Loss(MeanSquaredError)]
[SGD]
public sealed partial class CarriedStates;
