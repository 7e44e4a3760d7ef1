namespace DeepInit.Networks.Tests.Behaviour;

#pragma warning disable DIG229 // layers stand beside each other to be compared, not to learn

/// <summary>A classifier, small enough for one thread.</summary>
[Network]
[Input(20)]
[Dense(64, Activation = ReLU)]
[Dropout(0.3)]
[Dense(48, Activation = Activation.Tanh)]
[Dense(3)]
[Loss(CrossEntropy)]
[AdamW(LearningRate = 1e-2)]
public sealed partial class SmallClassifier;

/// <summary>A chain whose steps are worth sharing among threads.</summary>
[Network]
[Input(256)]
[Dense(256, Activation = ReLU)]
[Dropout(0.2)]
[Dense(250, Activation = GELU)]
[Dense(10)]
[Loss(CrossEntropy)]
[AdamW]
public sealed partial class WideClassifier;

/// <summary>A graph whose steps are worth sharing among threads: residual, gate, concatenation, two outputs, clipping by the global norm.</summary>
[Network]
[Input("left", 200)]
[Input("right", 120)]
[Dense(192, Name = "a", From = "left", Activation = ReLU)]
[Dense(192, Name = "b", From = "a", Activation = Activation.Tanh)]
[Add("a", "b", Name = "residual")]
[Dropout(0.25, Name = "dropped")]
[Dense(192, Name = "gate", From = "right", Activation = Sigmoid)]
[Multiply("dropped", "gate", Name = "gated")]
[Concat("gated", "right", Name = "both")]
[Dense(9, Name = "classes", From = "both")]
[Dense(2, Name = "values", From = "gated")]
[Loss(CrossEntropy, Output = "classes")]
[Loss(Huber, Output = "values", Weight = 0.5)]
[AdamW(GlobalClipNorm = 1)]
public sealed partial class WideGraph;

/// <summary>The same forms in double precision, for finite differences.</summary>
[Network(Precision = Precision.Double)]
[Input("left", 5)]
[Input("right", 17)]
[Dense(9, Name = "a", From = "left", Activation = GELU)]
[Dense(9, Name = "b", From = "a", Activation = Activation.Tanh, UseBias = false)]
[Add("a", "b", Name = "residual", Activation = SiLU)]
[Dense(9, Name = "gate", From = "right", Activation = Sigmoid)]
[Multiply("residual", "gate", Name = "gated")]
[Concat("gated", "right", "a", Name = "both")]
[Dense(4, Name = "classes", From = "both")]
[Dense(2, Name = "values", From = "gated")]
[Loss(CrossEntropy, Output = "classes", LabelSmoothing = 0.1)]
[Loss(MeanSquaredError, Output = "values", Weight = 0.3)]
[SGD]
public sealed partial class SmallGraph;

/// <summary>Convolutions of every form, whose steps are worth sharing among threads.</summary>
[Network]
[Input(12, 12, 4)]
[Conv2D(32, 3, Padding = Padding.Same, UseBias = false)]
[BatchNormalization]
[Activation(ReLU)]
[Conv2D(32, 3, Groups = 2, Padding = Padding.Same)]
[DepthwiseConv2D(3, Strides = new[] { 2 })]
[Conv2D(24, 3, Groups = 4, Padding = Padding.Same, Activation = SiLU)]
[MaxPooling2D(2)]
[Conv2DTranspose(12, 3, Strides = new[] { 2 })]
[SeparableConv2D(8, 3)]
[GlobalMaxPooling2D]
[Dense(5)]
[Loss(CrossEntropy)]
[AdamW]
public sealed partial class WideImages;

/// <summary>Images in and out, as they stand in Keras.</summary>
[Network]
[Input(5, 4, 3)]
[Conv2D(17, 3, Name = "y")]
[Output("y")]
[Loss(MeanSquaredError, Output = "y")]
[SGD(LearningRate = 0.1)]
public sealed partial class ChannelsLastImages;

/// <summary>The same images, as they stand in PyTorch.</summary>
[Network]
[Input(5, 4, 3, Order = ChannelOrder.ChannelsFirst)]
[Conv2D(17, 3, Name = "y")]
[Output("y", Order = ChannelOrder.ChannelsFirst)]
[Loss(MeanSquaredError, Output = "y")]
[SGD(LearningRate = 0.1)]
public sealed partial class ChannelsFirstImages;

/// <summary>Normalisations that inference folds into every kind of weights before them.</summary>
[Network]
[Input(6, 7, 3)]
[Conv2D(17, 3, Padding = Padding.Same, UseBias = false, Name = "c1")]
[BatchNormalization(Name = "n1")]
[Activation(SiLU, Name = "a1")]
[DepthwiseConv2D(3, Name = "c2")]
[BatchNormalization(Epsilon = 1e-3, Name = "n2")]
[Activation(ReLU6, Name = "a2")]
[SeparableConv2D(5, 2, Name = "c3")]
[BatchNormalization(Name = "n3")]
[Conv2DTranspose(4, 2, Strides = new[] { 2 }, UseBias = false, Name = "c4")]
[BatchNormalization(Name = "n4")]
[Flatten(Name = "f")]
[Dense(9, Name = "d1")]
[BatchNormalization(Name = "n5")]
[Activation(Activation.Tanh, Name = "a3")]
[Dense(3, Name = "d2")]
[Activation(Softmax, Name = "p")]
[Loss(CategoricalCrossEntropy)]
[AdamW(LearningRate = 0.01)]
public sealed partial class FoldedNetwork;

/// <summary>The same, with every value that a normalisation or an activation reads an output of its own, so that nothing is folded nor fused.</summary>
[Network]
[Input(6, 7, 3)]
[Conv2D(17, 3, Padding = Padding.Same, UseBias = false, Name = "c1")]
[BatchNormalization(Name = "n1")]
[Activation(SiLU, Name = "a1")]
[DepthwiseConv2D(3, Name = "c2")]
[BatchNormalization(Epsilon = 1e-3, Name = "n2")]
[Activation(ReLU6, Name = "a2")]
[SeparableConv2D(5, 2, Name = "c3")]
[BatchNormalization(Name = "n3")]
[Conv2DTranspose(4, 2, Strides = new[] { 2 }, UseBias = false, Name = "c4")]
[BatchNormalization(Name = "n4")]
[Flatten(Name = "f")]
[Dense(9, Name = "d1")]
[BatchNormalization(Name = "n5")]
[Activation(Activation.Tanh, Name = "a3")]
[Dense(3, Name = "d2")]
[Activation(Softmax, Name = "p")]
[Output("p")]
[Output("c1")]
[Output("n1")]
[Output("c2")]
[Output("n2")]
[Output("c3")]
[Output("c4")]
[Output("d1")]
[Output("n5")]
[Loss(CategoricalCrossEntropy)]
[AdamW(LearningRate = 0.01)]
public sealed partial class UnfoldedNetwork;

/// <summary>A frozen layer between trained ones.</summary>
[Network]
[Input(6)]
[Dense(17, Activation = Activation.Tanh)]
[Dense(9, Activation = ReLU, Trainable = false)]
[Dense(2)]
[Parameter("dense2.bias", Trainable = false)]
[Loss(MeanSquaredError)]
[Adam(LearningRate = 0.05)]
public sealed partial class PartlyFrozen;

/// <summary>A regression under plain gradient descent.</summary>
[Network]
[Input(4)]
[Dense(8, Activation = Activation.Tanh)]
[Dense(1)]
[Loss(MeanSquaredError)]
[SGD(LearningRate = 0.1)]
public sealed partial class SmallRegression;

/// <summary>What goes in comes out, but for dropout.</summary>
[Network]
[Input(64)]
[Dropout(0.3)]
[Dense(64, Init = Identity, UseBias = false)]
[Loss(MeanSquaredError)]
[SGD]
public sealed partial class OnlyDropout;

/// <summary>Few inputs and many outputs: batches of it outgrow the largest array while their inputs are small.</summary>
[Network]
[Input(1)]
[Dense(70_000, Init = Zeros)]
[Loss(CrossEntropy)]
[SGD]
public sealed partial class ManyClasses;

/// <summary>Enough parameters to weigh.</summary>
[Network]
[Input(512)]
[Dense(512, Activation = ReLU)]
[Dense(512, Activation = ReLU)]
[Dense(8)]
[Loss(MeanSquaredError)]
[AdamW]
public sealed partial class HeavyRegression;

/// <summary>One output of double precision, whose loss goes over rows a vector at a time.</summary>
[Network(Precision = Precision.Double)]
[Input(5)]
[Dense(9, Activation = Activation.Tanh)]
[Dense(1)]
[Loss(BinaryCrossEntropyWithLogits)]
[SGD]
public sealed partial class WeightedScore;

/// <summary>A schedule whose length is that of the training.</summary>
[Network]
[Input(4)]
[Dense(1)]
[Loss(MeanSquaredError)]
[SGD(LearningRate = 0.1)]
[WarmupCosine(Warmup = 0.1, MinimumFactor = 0.1)]
public sealed partial class ScheduledRegression;

/// <summary>A schedule that counts epochs.</summary>
[Network]
[Input(4)]
[Dense(1)]
[Loss(MeanSquaredError)]
[SGD(LearningRate = 0.1)]
[StepDecay(2, Gamma = 0.5, Interval = ScheduleInterval.Epoch)]
public sealed partial class StairRegression;
