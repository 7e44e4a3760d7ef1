using static DeepInit.Activation;
using static DeepInit.Loss;

namespace DeepInit.Networks.Tests.Sessions;

/// <summary>A scaled table behind padding, dropout, and two layers in both directions: predictions look up the sums of the first layer.</summary>
[Network(Precision = Precision.Double)]
[Input("text", 12, Vocabulary = 23, PaddingIndex = 0)]
[Embedding(13, ScaleBySqrt = true, Name = "e")]
[Dropout(0.3)]
[GRU(17, Layers = 2, Bidirectional = true, Dropout = 0.2, Name = "g")]
[Dense(3, Name = "d")]
[Loss(CrossEntropy)]
[AdamW(LearningRate = 1e-2)]
public sealed partial class LookedUp;

/// <summary>The same where the rows are an output, too, so that nothing is folded.</summary>
[Network(Precision = Precision.Double)]
[Input("text", 12, Vocabulary = 23, PaddingIndex = 0)]
[Embedding(13, ScaleBySqrt = true, Name = "e")]
[Dropout(0.3)]
[GRU(17, Layers = 2, Bidirectional = true, Dropout = 0.2, Name = "g")]
[Dense(3, Name = "d")]
[LastStep(From = "e", Name = "row")]
[Output("d")]
[Output("row")]
[Loss(CrossEntropy, Output = "d")]
[AdamW(LearningRate = 1e-2)]
public sealed partial class Multiplied;

/// <summary>In single precision, without bias, with fewer ids than are summed at once, in rows of one length.</summary>
[Network]
[Input("text", 9, Vocabulary = 5)]
[Embedding(7, Name = "e")]
[LSTM(6, UseBias = false, ReturnSequences = true, Name = "l")]
[Dense(2, Activation = Tanh, Name = "d")]
[Loss(MeanSquaredError)]
[SGD(LearningRate = 0.1)]
public sealed partial class LookedUpSingle;

/// <summary>One table, read by two layers that have their own tables of sums, and by a dense layer.</summary>
[Network(Precision = Precision.Double)]
[Input("text", 8, Vocabulary = 11)]
[Embedding(5, Name = "e")]
[SimpleRNN(20, ReturnSequences = true, Name = "r")]
[Dense(5)]
[TiedDense("e")]
public sealed partial class LookedUpTied;
