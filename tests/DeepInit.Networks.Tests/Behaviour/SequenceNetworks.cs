using static DeepInit.Activation;
using static DeepInit.Loss;

namespace DeepInit.Networks.Tests.Behaviour;

/// <summary>Every layer that keeps steps, and one that ends them.</summary>
[Network(Precision = Precision.Double)]
[Input("x", 9, 5, Lengths = true)]
[Conv1D(7, 3, Dilation = 2, Padding = Padding.Causal, Activation = GELU)]
[Dense(18, Activation = Tanh, Name = "first")]
[PositionEmbedding(SequenceLength = 11)]
[LayerNormalization]
[GRU(18, ReturnSequences = true, Name = "gru")]
[Add("first", "gru")]
[LSTM(5, Bidirectional = true, ReturnSequences = true)]
[SinePositionEncoding]
[Dense(32, Activation = Tanh)]
[Conv1D(6, 2, Padding = Padding.Causal, UseBias = false, Activation = Tanh)]
[Conv1D(9, 1, Padding = Padding.Causal, Activation = Sigmoid)]
[PReLU(PerChannel = true)]
[SimpleRNN(17, Reverse = true)]
[Dense(3)]
[Loss(CrossEntropy)]
[SGD(LearningRate = 0.1, Momentum = 0.9)]
public sealed partial class Ragged;

/// <summary>The same on rows of one length.</summary>
[Network(Precision = Precision.Double)]
[Input("x", 9, 5)]
[Conv1D(7, 3, Dilation = 2, Padding = Padding.Causal, Activation = GELU)]
[Dense(18, Activation = Tanh, Name = "first")]
[PositionEmbedding(SequenceLength = 11)]
[LayerNormalization]
[GRU(18, ReturnSequences = true, Name = "gru")]
[Add("first", "gru")]
[LSTM(5, Bidirectional = true, ReturnSequences = true)]
[SinePositionEncoding]
[Dense(32, Activation = Tanh)]
[Conv1D(6, 2, Padding = Padding.Causal, UseBias = false, Activation = Tanh)]
[Conv1D(9, 1, Padding = Padding.Causal, Activation = Sigmoid)]
[PReLU(PerChannel = true)]
[SimpleRNN(17, Reverse = true)]
[Dense(3)]
[Loss(CrossEntropy)]
[SGD(LearningRate = 0.1, Momentum = 0.9)]
public sealed partial class Even;

/// <summary>A prediction for each step, with weights of classes, and a mask for each.</summary>
[Network]
[Input("x", 12, 4, Lengths = true)]
[Dense(20, Activation = ReLU)]
[Dropout(0.4)]
[GRU(24, ReturnSequences = true)]
[GaussianNoise(0.1)]
[Dense(3, Name = "tag")]
[Output("tag")]
[Loss(CrossEntropy, ClassWeights = new[] { 1.0, 2.0, 0.5 })]
[AdamW(LearningRate = 1e-2)]
public sealed partial class Tagger;

/// <summary>Numbers for each step.</summary>
[Network(Precision = Precision.Double)]
[Input("x", 6, 3, Lengths = true)]
[RMSNormalization]
[LSTM(4, ReturnSequences = true)]
[Dense(2)]
[Loss(MeanSquaredError)]
[SGD(LearningRate = 0.1)]
public sealed partial class Tracker;

/// <summary>Pools over real steps, side by side; of two inputs with lengths.</summary>
[Network(Precision = Precision.Double)]
[Input("left", 5, 3, Lengths = true)]
[Input("right", 7, 2, Lengths = true)]
[BatchNormalization(From = "left", Name = "norm")]
[Dense(17, Activation = Tanh)]
[GlobalAveragePooling1D(Name = "mean")]
[Dense(3, From = "right", Name = "r")]
[GlobalMaxPooling1D(Name = "max")]
[LastStep(From = "r", Name = "last")]
[Concat("mean", "max", "last")]
[Dense(1)]
[Loss(MeanSquaredError)]
[SGD(LearningRate = 0.1)]
public sealed partial class TwoSequences;

/// <summary>What one sequence leaves another starts from, and a plain layer reads; rows of both have lengths of their own, and some have no step.</summary>
[Network(Precision = Precision.Double)]
[Input("told", 6, 3, Lengths = true)]
[Input("asked", 5, 2, Lengths = true)]
[LSTM(3, Layers = 2, Bidirectional = true, From = "told", ReturnSequences = true, Name = "encoder")]
[FinalState(Name = "h")]
[FinalState(Name = "c", From = "encoder", Memory = true)]
[GRU(17, From = "told", Reverse = true, Name = "summary")]
[FinalState(Name = "again")]
[LSTM(3, Layers = 2, Bidirectional = true, From = "asked", InitialState = "h", InitialMemory = "c", ReturnSequences = true, Name = "decoder")]
[FinalState(Name = "end", Memory = true)]
[GlobalAveragePooling1D(Name = "mean", From = "encoder")]
[Concat("end", "again", "summary", "h", "mean")]
[Dense(2)]
[Loss(MeanSquaredError)]
[SGD(LearningRate = 0.1)]
public sealed partial class HandedOn;

/// <summary>States go on from batch to batch.</summary>
[Network(Precision = Precision.Double)]
[Input("x", 4, 3)]
[LSTM(3, Layers = 2, ReturnSequences = true, Stateful = true, Name = "lstm")]
[GRU(17, ReturnSequences = true, Stateful = true, Name = "gru")]
[Dense(2, Name = "y")]
[Loss(MeanSquaredError)]
[SGD(LearningRate = 0.1)]
public sealed partial class GoneOn;

/// <summary>The same, whose states are handed in and out.</summary>
[Network(Precision = Precision.Double)]
[Input("x", 4, 3)]
[Input("h", 6)]
[Input("c", 6)]
[Input("g", 17)]
[LSTM(3, Layers = 2, ReturnSequences = true, From = "x", InitialState = "h", InitialMemory = "c", Name = "lstm")]
[GRU(17, ReturnSequences = true, InitialState = "g", Name = "gru")]
[Dense(2, Name = "y")]
[FinalState(From = "lstm", Name = "nextH")]
[FinalState(From = "lstm", Memory = true, Name = "nextC")]
[FinalState(From = "gru", Name = "nextG")]
[Loss(MeanSquaredError, Output = "y")]
[SGD(LearningRate = 0.1)]
[Output("y")]
[Output("nextH")]
[Output("nextC")]
[Output("nextG")]
public sealed partial class HandedInAndOut;

/// <summary>States go on over rows that have lengths of their own.</summary>
[Network]
[Input("x", 4, 3, Lengths = true)]
[GRU(5, Stateful = true)]
[Dense(2)]
[Loss(MeanSquaredError)]
[SGD(LearningRate = 0.1)]
public sealed partial class GoneOnRagged;

/// <summary>States and memories of all layers and directions start from values of the row.</summary>
[Network(Precision = Precision.Double)]
[Input("q", 5, 3, Lengths = true)]
[Input("context", 4)]
[Dense(12, Name = "h0", From = "context", Activation = Tanh)]
[Dense(12, Name = "c0", From = "context")]
[LSTM(3, Layers = 2, Bidirectional = true, From = "q", InitialState = "h0", InitialMemory = "c0", Name = "read")]
[Dense(6, Name = "g0", From = "context")]
[GRU(6, From = "q", InitialState = "g0", ResetAfter = false, Name = "gru")]
[Concat("read", "gru")]
[Dense(2)]
[Loss(MeanSquaredError)]
[SGD(LearningRate = 0.1)]
public sealed partial class StartedStates;
