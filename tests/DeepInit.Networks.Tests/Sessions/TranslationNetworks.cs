using static DeepInit.Loss;

namespace DeepInit.Networks.Tests.Sessions;

/// <summary>Luong's translator: a recurrent encoder in both directions, and attention after the decoder's recurrence.</summary>
[Network(Precision = Precision.Double)]
[SequenceToSequence("de", "en")]
[Input("de", 7, Vocabulary = 12, PaddingIndex = 0)]
[Input("en", 8, Vocabulary = 11, PaddingIndex = 0)]
[Embedding(12, From = "de")]
[GRU(10, ReturnSequences = true, Bidirectional = true, Name = "encoder")]
[LastStep(Name = "last")]
[Dense(17, Activation = Activation.Tanh, Name = "meaning")]
[Dense(17, From = "encoder", Name = "memory")]
[Embedding(12, From = "en")]
[GRU(17, ReturnSequences = true, InitialState = "meaning", Name = "decoder")]
[Attention(Memory = "memory", Name = "seen")]
[Concat("decoder", "seen")]
[Dense(11)]
[Loss(CrossEntropy)]
[AdamW(LearningRate = 1e-2, GlobalClipNorm = 1)]
public sealed partial class RecurrentTranslator;

/// <summary>A transformer whose target stands before its source, with marks of its own, lengths that the caller says, and a smoothed loss.</summary>
[Network]
[SequenceToSequence("read", "write", StartToken = 9, EndToken = 10)]
[Input("write", 8, Vocabulary = 11, Lengths = true)]
[Input("read", 7, Vocabulary = 12, PaddingIndex = 0)]
[Embedding(24, From = "read")]
[PositionEmbedding(Name = "s")]
[LayerNormalization]
[MultiHeadAttention(3)]
[Add("s", Name = "s1")]
[LayerNormalization(Name = "encoder")]
[Embedding(24, From = "write", Name = "words")]
[PositionEmbedding(Name = "t")]
[LayerNormalization]
[MultiHeadAttention(3, Causal = true)]
[Add("t", Name = "t1")]
[LayerNormalization]
[MultiHeadAttention(3, Memory = "encoder")]
[Add("t1")]
[LayerNormalization]
[TiedDense("words")]
[Loss(CrossEntropy, LabelSmoothing = 0.1)]
[AdamW(LearningRate = 5e-3, GlobalClipNorm = 1)]
public sealed partial class TransformerTranslator;
