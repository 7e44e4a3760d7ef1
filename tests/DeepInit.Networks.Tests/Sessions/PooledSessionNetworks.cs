using static DeepInit.Activation;

namespace DeepInit.Networks.Tests.Sessions;

/// <summary>The mean and the largest of what a recurrent layer and a causal convolution have said so far.</summary>
[Network(Precision = Precision.Double)]
[Input("x", 14, 3, Lengths = true)]
[Conv1D(6, 3, Padding = Padding.Causal, Activation = GELU)]
[GRU(19, ReturnSequences = true, Name = "steps")]
[GlobalAveragePooling1D(Name = "mean")]
[GlobalMaxPooling1D(From = "steps", Name = "largest")]
[Concat("mean", "largest")]
[Dense(3)]
public sealed partial class PooledStream;

/// <summary>Words without an end, in single precision: the mean of their vectors.</summary>
[Network]
[Input("text", 20, Vocabulary = 9, PaddingIndex = 0)]
[Embedding(4, Name = "e")]
[GlobalAveragePooling1D]
public sealed partial class PooledWords;

/// <summary>Steps of one length, all of them below zero where they are pooled.</summary>
[Network]
[Input("x", 6, 2)]
[LSTM(3, ReturnSequences = true)]
[Dense(2, Activation = LogSoftmax)]
[GlobalMaxPooling1D]
public sealed partial class PooledLogarithms;
