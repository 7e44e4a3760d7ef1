using static DeepInit.Activation;
using static DeepInit.Loss;

namespace DeepInit.Networks.Tests.Sessions;

/// <summary>Two layers of an LSTM, and what acts on each step alone, a folded normalisation among it.</summary>
[Network(Precision = Precision.Double)]
[Input("x", 12, 5)]
[Dense(18)]
[BatchNormalization]
[LSTM(17, Layers = 2, ReturnSequences = true, Name = "lstm")]
[LayerNormalization]
[Dense(17, Activation = GELU)]
[Add("lstm")]
[Dropout(0.2)]
[Dense(3)]
[Loss(MeanSquaredError)]
[SGD(LearningRate = 0.1)]
public sealed partial class SensorStream;

/// <summary>The last state of a sequence, and what comes after it.</summary>
[Network(Precision = Precision.Double)]
[Input("x", 12, 3, Lengths = true)]
[SimpleRNN(20, ReturnSequences = true)]
[GRU(7, Name = "gru")]
[Dense(4, Activation = Sigmoid)]
public sealed partial class SensorEnd;

/// <summary>The last step, and the memory in which the layer ends.</summary>
[Network(Precision = Precision.Double)]
[Input("x", 9, 3, Lengths = true)]
[LSTM(6, ReturnSequences = true, Name = "steps")]
[LastStep(Name = "last")]
[FinalState(From = "steps", Memory = true, Name = "memory")]
[Concat("last", "memory")]
[Dense(2)]
public sealed partial class SensorMemory;

/// <summary>Ids, positions, attention with shared keys, a window, rotated heads of odd width, and a tied head.</summary>
[Network(Precision = Precision.Double)]
[Input("tokens", 40, Vocabulary = 23)]
[Embedding(20, Name = "wte")]
[PositionEmbedding]
[LayerNormalization]
[MultiHeadAttention(4, Causal = true, Name = "first")]
[Add("wte")]
[RMSNormalization]
[MultiHeadAttention(6, Causal = true, KeyValueHeads = 2, KeyDim = 6, ValueDim = 5, Window = 7, Rotary = Rotary.Halves, NormalizeKeys = true)]
[SinePositionEncoding]
[TiedDense("wte")]
[Loss(CrossEntropy)]
[AdamW(LearningRate = 1e-3)]
public sealed partial class Writer;

/// <summary>Attention to the steps so far as they are, by products and by sums of tangents.</summary>
[Network(Precision = Precision.Double)]
[Input("x", 20, 18)]
[Attention(Causal = true, Score = Score.Scaled, Name = "scaled")]
[Attention(Causal = true, Score = Score.General)]
[Add("scaled")]
[Attention(Causal = true, Score = Score.Additive, Units = 5)]
[Dense(3)]
public sealed partial class Comparer;

/// <summary>Causal convolutions: one of wide steps with holes, one of narrow ones, one that reads a step alone.</summary>
[Network(Precision = Precision.Double)]
[Input("x", 15, 16)]
[Conv1D(5, 3, Dilation = 2, Padding = Padding.Causal, Activation = GELU)]
[Conv1D(20, 4, Padding = Padding.Causal, Activation = Tanh)]
[Conv1D(3, 1, Padding = Padding.Causal)]
public sealed partial class Filter;

/// <summary>In single precision, with sums of the recurrent layer in a table, and padding that ends rows.</summary>
[Network]
[Input("text", 30, Vocabulary = 11, PaddingIndex = 0)]
[Embedding(8)]
[GRU(24, ReturnSequences = true)]
[Dense(11)]
[Loss(CrossEntropy)]
[AdamW(LearningRate = 1e-3)]
public sealed partial class Speller;

/// <summary>A sentence that is given, whose steps each step sees.</summary>
[Network(Precision = Precision.Double)]
[Input("de", 7, Vocabulary = 9, PaddingIndex = 0)]
[Input("en", 10, Vocabulary = 11, PaddingIndex = 0)]
[Embedding(12, From = "de")]
[SinePositionEncoding]
[MultiHeadAttention(3)]
[Dense(12, Name = "encoder")]
[Embedding(12, From = "en")]
[SinePositionEncoding]
[MultiHeadAttention(3, Causal = true)]
[LayerNormalization(Name = "q")]
[MultiHeadAttention(3, Memory = "encoder", KeyDim = 5)]
[Add("q")]
[Dense(11)]
[Loss(CrossEntropy)]
[AdamW(LearningRate = 1e-2)]
public sealed partial class Translator;

/// <summary>Two given inputs, a state that is made of both, and attention by scores.</summary>
[Network(Precision = Precision.Double)]
[Input("sound", 7, 4, Lengths = true)]
[Input("speaker", 3)]
[Input("words", 10, Vocabulary = 11)]
[GRU(17, From = "sound", ReturnSequences = true, Name = "encoder")]
[FinalState(From = "encoder", Name = "state")]
[Dense(17, From = "speaker", Name = "voice")]
[Add("state", "voice", Name = "start")]
[Embedding(12, From = "words")]
[GRU(17, ReturnSequences = true, InitialState = "start", Name = "decoder")]
[Attention(Memory = "encoder", Name = "heard")]
[Concat("decoder", "heard")]
[Dense(11)]
public sealed partial class Listener;

/// <summary>A layer that needs the steps to come: no session.</summary>
[Network]
[Input("x", 12, 3)]
[GRU(4, Bidirectional = true)]
[Dense(2)]
public sealed partial class BothWays;

/// <summary>Attention that sees the steps to come: no session.</summary>
[Network]
[Input("x", 12, 4)]
[MultiHeadAttention(2)]
[Dense(2)]
public sealed partial class AllSeen;
