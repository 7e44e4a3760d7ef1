#pragma warning disable DIG229 // layers stand beside each other to be compared, not to learn
namespace DeepInit.Onnx.Tests;

/// <summary>Rows of ids that end where their padding begins: every layer that ends steps, and steps as an output.</summary>
[Network]
[Input("words", 8, Vocabulary = 20, PaddingIndex = 3)]
[Embedding(6, Name = "looked", From = "words")]
[Conv1D(7, 3, Name = "window", Padding = Padding.Causal, Dilation = 2, Activation = Activation.ReLU)]
[Dense(5, Name = "each", Activation = Activation.Sigmoid)]
[PositionEmbedding(SequenceLength = 12, Name = "placed")]
[SinePositionEncoding(Name = "waved")]
[LayerNormalization(Name = "norm")]
[GRU(4, Name = "gru", From = "norm", Bidirectional = true, Layers = 2)]
[LSTM(5, Name = "lstm", From = "norm", Reverse = true)]
[SimpleRNN(3, Name = "rnn", From = "norm", ReturnSequences = true)]
[GRU(3, Name = "before", From = "norm", ResetAfter = false, ReturnSequences = true, Bidirectional = true)]
[GlobalMaxPooling1D(Name = "largest", From = "each")]
[GlobalAveragePooling1D(Name = "mean", From = "before")]
[EmbeddingBag(4, Name = "bag", From = "words", Mode = Bag.Max)]
[Concat("gru", "lstm", "largest", "mean", "bag")]
[Dense(3, Name = "answer")]
[GRU(6, Name = "reads", From = "looked", ReturnSequences = true)]
[TiedDense("looked", UseBias = true, Name = "says")]
[Output("answer")]
[Output("rnn")]
[Output("says")]
public sealed partial class EndedWords;

/// <summary>Lengths that the caller says, and states that start from a value.</summary>
[Network]
[Input("x", 7, 3, Lengths = true)]
[Input("words", 5, Vocabulary = 9, Lengths = true)]
[GRU(4, Name = "question", From = "x")]
[Embedding(4, Name = "looked", From = "words")]
[GRU(4, Name = "told", InitialState = "question", ReturnSequences = true)]
[EmbeddingBag(4, Name = "bag", From = "words")]
[LSTM(2, Name = "both", From = "looked", Bidirectional = true, InitialState = "bag", InitialMemory = "question")]
[LastStep(Name = "last", From = "told")]
[Concat("last", "both")]
[Dense(2, Name = "answer")]
[Dense(3, Name = "tag", From = "told")]
[Output("answer")]
[Output("tag")]
public sealed partial class ToldRows;
