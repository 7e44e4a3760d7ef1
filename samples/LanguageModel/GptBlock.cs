namespace LanguageModel;

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
