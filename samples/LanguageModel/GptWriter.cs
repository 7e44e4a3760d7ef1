namespace LanguageModel;

/// <summary>A small GPT over characters: 64 of them at once, four blocks of width 128, and a head that is the table of the characters itself.</summary>
[Network]
[LanguageModel]
[Input("characters", 64, Vocabulary = 100)]
[Embedding(128, Name = "wte")]
[PositionEmbedding]
[Use(typeof(GptBlock), Repeat = 4, Name = "h")]
[LayerNormalization(Name = "norm")]
[TiedDense("wte")]
[Loss(Loss.CrossEntropy)]
[AdamW(LearningRate = 2e-3, Beta2 = 0.99, WeightDecay = 0.1, GlobalClipNorm = 1)]
[WarmupCosine(Warmup = 0.05, MinimumFactor = 0.05)]
public sealed partial class GptWriter;

/// <summary>A block of GPT-2: attention to the characters so far, then two dense layers, each beside a way around it.</summary>
[Block]
[Input("x", 64, 128)]
[LayerNormalization(Name = "n1")]
[MultiHeadAttention(4, Causal = true, Name = "attention")]
[Add("x", "attention", Name = "r1")]
[LayerNormalization(Name = "n2")]
[Dense(512, Activation = Activation.GELU)]
[Dense(128, Name = "projection")]
[Add("r1", "projection")]
public static partial class GptBlock;
