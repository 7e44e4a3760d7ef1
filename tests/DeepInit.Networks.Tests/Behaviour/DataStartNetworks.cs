namespace DeepInit.Networks.Tests.Behaviour;

#pragma warning disable DIG202, DIG203, DIG206, DIG209, DIG211, DIG229, DIG242 // layers that nobody would declare, for the sake of what happens to each

/// <summary>The layers of the stored cases, and an output behind them.</summary>
[Network(Precision = Precision.Double)]
[Input(6)]
[Dense(8, Name = "a", Activation = ReLU)]
[Dense(5, Name = "b", Activation = Tanh)]
[Dense(3, Name = "c")]
[Dense(2, Name = "out")]
[Loss(MeanSquaredError)]
[SGD]
public sealed partial class StoredDense;

[Network]
[Input(6)]
[Dense(8, Name = "a", Activation = ReLU)]
[Dense(5, Name = "b", Activation = Tanh)]
[Dense(3, Name = "c")]
[Dense(2, Name = "out")]
[Loss(MeanSquaredError)]
[SGD]
public sealed partial class StoredDenseSingle;

[Network(Precision = Precision.Double)]
[Input(5, 4, 2, Order = ChannelOrder.ChannelsFirst)]
[Conv2D(3, 3, Name = "a", Padding = Padding.Same, Activation = ReLU)]
[Conv2D(4, 3, Name = "b", Padding = Padding.Same, Activation = ReLU)]
[Flatten]
[Dense(2, Name = "out")]
[Loss(MeanSquaredError)]
[SGD]
public sealed partial class StoredConvolutions;

/// <summary>Every kind of layer with weights that make sums, its activation within.</summary>
[Network]
[Input(9, 8, 3)]
[Conv2D(16, 3, Name = "c", Padding = Padding.Same, Activation = ReLU)]
[Conv2D(20, 3, Name = "patches", Padding = Padding.Same, Activation = ELU)]
[DepthwiseConv2D(3, Name = "depthwise", Padding = Padding.Same, Activation = Tanh)]
[SeparableConv2D(18, 3, Name = "separable", Strides = new[] { 2 }, Padding = Padding.Same, Activation = LeakyReLU)]
[Conv2D(6, 2, Name = "groups", Groups = 2, Activation = GELU)]
[Conv2DTranspose(5, 3, Name = "turned", Strides = new[] { 2 }, Activation = Sigmoid)]
[Flatten]
[Dense(33, Name = "wide", Activation = SELU)]
[Dense(7, Name = "narrow", Activation = Softplus)]
[Dense(4, Name = "out", Activation = Softmax)]
[Loss(SparseCategoricalCrossEntropy)]
[AdamW]
public sealed partial class EveryKind;

/// <summary>What is left alone: read by a normalisation, at the end of a branch, not trained, shared, recurrent.</summary>
[Network]
[Input(6, 4)]
[GRU(8, Name = "gru")]
[Dense(16, Name = "normed", UseBias = false)]
[BatchNormalization(Name = "norm")]
[Activation(ReLU, Name = "act")]
[Dense(16, Name = "inner", Activation = ReLU)]
[Dropout(0.3, Name = "drop")]
[Dense(16, Name = "end")]
[Add("act", Name = "sum")]
[Dense(16, Name = "still", Trainable = false, Activation = ReLU)]
[Use(typeof(SharedStart), Name = "first")]
[Use(typeof(SharedStart), Name = "second", SharedWith = "first")]
[Dense(3, Name = "out")]
[Loss(CrossEntropy)]
[AdamW]
public sealed partial class LeftAlone;

[Block]
[Dense(16, Name = "d", Activation = Tanh)]
public static class SharedStart;

/// <summary>Hidden layers that the caller sees, one of them before its activation, and one that a loss of its own compares.</summary>
[Network]
[Input(4)]
[Dense(16, Name = "seen", Activation = Tanh)]
[Dense(16, Name = "sums")]
[Activation(Tanh, Name = "bent")]
[Dense(3, Name = "compared")]
[Dense(16, Name = "behind", Activation = Tanh)]
[Dense(3, Name = "out")]
[Output("seen")]
[Output("sums")]
[Output("bent")]
[Output("compared")]
[Output("out")]
[Loss(MeanSquaredError, Output = "compared", Target = "early")]
[Loss(CrossEntropy, Output = "out", Target = "late")]
[AdamW]
public sealed partial class SeenLayers;

[Network]
[Input(4)]
[Dense(8, Name = "in", Init = Init.Fixup, Activation = ReLU)]
[Dense(8, Name = "inner", Init = Init.Fixup, Activation = ReLU)]
[Dense(8, Name = "end", Init = Init.Fixup)]
[Add("in", Name = "sum")]
[Dense(3, Name = "out", Init = Init.Fixup)]
[Loss(CrossEntropy)]
[AdamW]
public sealed partial class FixupStart;

[Network(Precision = Precision.Double)]
[Input(4)]
[Dense(3, Name = "out")]
[Loss(CrossEntropy)]
[SGD]
public sealed partial class ThreeClasses;

[Network(Precision = Precision.Double)]
[Input(4)]
[Dense(4, Name = "out", Activation = Softmax)]
[Loss(SparseCategoricalCrossEntropy)]
[SGD]
public sealed partial class FourClasses;

[Network(Precision = Precision.Double)]
[Input(4)]
[Dense(2, Name = "out", Activation = Sigmoid)]
[Loss(BinaryCrossEntropy)]
[SGD]
public sealed partial class TwoOdds;

[Network(Precision = Precision.Double)]
[Input(4)]
[Dense(2, Name = "out")]
[Loss(MeanSquaredError)]
[SGD]
public sealed partial class TwoMeans;

[Network(Precision = Precision.Double)]
[Input(4)]
[Dense(2, Name = "out")]
[Loss(MeanAbsoluteError)]
[SGD]
public sealed partial class TwoMedians;

[Network(Precision = Precision.Double)]
[Input(4)]
[Dense(8, Name = "h", Activation = Activation.ReLU)]
[Dense(2, Name = "a", From = "h")]
[Dense(3, Name = "b", From = "a")]
[Loss(MeanSquaredError, Output = "a")]
[Loss(CrossEntropy, Output = "b")]
[SGD]
public sealed partial class OutputBehindOutput;

[Network(Precision = Precision.Double)]
[Input(4)]
[Dense(1, Name = "out")]
[Loss(PoissonNegativeLogLikelihood)]
[SGD]
public sealed partial class OneRate;

[Network(Precision = Precision.Double)]
[Input(4)]
[Dense(4, Name = "out")]
[Loss(CrossEntropy, LabelSmoothing = 0.1)]
[SGD]
public sealed partial class SmoothedClasses;

[Network(Precision = Precision.Double)]
[Input(4)]
[Dense(2, Name = "out")]
[Loss(Huber)]
[SGD]
public sealed partial class NoPrior;
