namespace LanguageModel;

/// <summary>The same by a recurrent layer, which has no end: what it knows of the text is its state.</summary>
[Network]
[LanguageModel]
[Input("characters", 64, Vocabulary = 100)]
[Embedding(64)]
[GRU(256, ReturnSequences = true)]
[Dense(100)]
[Loss(Loss.CrossEntropy)]
[AdamW(LearningRate = 4e-3, WeightDecay = 0.01, GlobalClipNorm = 1)]
[WarmupCosine(Warmup = 0.05, MinimumFactor = 0.05)]
public sealed partial class GruWriter;
