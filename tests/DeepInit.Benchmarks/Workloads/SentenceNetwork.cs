namespace DeepInit.Benchmarks.Workloads;

/// <summary>Sentences of up to 52 words of 64 numbers, each with its own length.</summary>
[Network]
[Input("words", 52, 64, Lengths = true)]
[GRU(64)]
[Dense(2)]
[Loss(CrossEntropy)]
[AdamW(LearningRate = 1e-3, GlobalClipNorm = 1)]
internal sealed partial class SentenceNetwork;
