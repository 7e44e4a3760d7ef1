namespace Playground.Networks;

/// <summary>A recurrent layer: what it knows of the text is its state.</summary>
[Network]
[LanguageModel]
[Input("characters", 32, Vocabulary = 80)]
[Embedding(32)]
[GRU(64, ReturnSequences = true)]
[Dense(80)]
[Loss(CrossEntropy)]
[AdamW(LearningRate = 8e-3, GlobalClipNorm = 1)]
public sealed partial class GRUWriter : IWritingNetwork;

/// <summary>A small GPT: two blocks that look back on 32 characters, and a head that is the table of the characters itself.</summary>
[Network]
[LanguageModel]
[Input("characters", 32, Vocabulary = 80)]
[Embedding(48, Name = "wte")]
[PositionEmbedding]
[Use(typeof(GPTBlock), Repeat = 2, Name = "h")]
[LayerNormalization]
[TiedDense("wte")]
[Loss(CrossEntropy)]
[AdamW(LearningRate = 4e-3, Beta2 = 0.99, GlobalClipNorm = 1)]
public sealed partial class GPTWriter : IWritingNetwork;

/// <summary>Attention to the characters so far, then two dense layers, each beside a way around it.</summary>
[Block]
[LayerNormalization(Name = "n1")]
[MultiHeadAttention(3, Causal = true, Name = "attention")]
[Add("x", "attention", Name = "r1")]
[LayerNormalization(Name = "n2")]
[Dense(96, Activation = GELUTanh)]
[Dense(48, Name = "projection")]
[Add("r1", "projection")]
public static class GPTBlock;
