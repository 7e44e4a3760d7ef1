using static DeepInit.Loss;

namespace DeepInit.Networks.Tests.Behaviour;

/// <summary>A class for each step, some of which do not count.</summary>
[Network(Precision = Precision.Double)]
[Input("x", 6, 3, Lengths = true)]
[GRU(4, ReturnSequences = true)]
[Dense(3)]
[Loss(CrossEntropy, IgnoreIndex = -100, LabelSmoothing = 0.1, ClassWeights = new[] { 1.0, 2.0, 0.5 })]
[SGD(LearningRate = 0.1, Momentum = 0.9)]
public sealed partial class Labels;

/// <summary>A class for each word, whose rows end where their padding begins.</summary>
[Network]
[Input(4, Vocabulary = 9, PaddingIndex = 0)]
[Embedding(6)]
[Dense(2)]
[Loss(CrossEntropy)]
[AdamW]
public sealed partial class WordTagger;
