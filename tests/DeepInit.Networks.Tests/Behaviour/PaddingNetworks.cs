using static DeepInit.Activation;
using static DeepInit.Loss;

namespace DeepInit.Networks.Tests.Behaviour;

#pragma warning disable DIG229 // layers stand beside each other to be compared, not to learn

/// <summary>Words whose rows end where their padding begins, in every layer that reads ids.</summary>
[Network(Precision = Precision.Double)]
[Input("words", 8, Vocabulary = 30, PaddingIndex = 4)]
[Embedding(17, Name = "looked", From = "words")]
[GRU(6, Name = "read")]
[EmbeddingBag(5, Name = "mean", From = "words", Init = Init.Normal)]
[EmbeddingBag(18, Name = "largest", From = "words", Mode = Bag.Max, Init = Init.Normal)]
[EmbeddingBag(3, Name = "sum", From = "words", Mode = Bag.Sum, Init = Init.Normal)]
[Concat("read", "mean", "largest", "sum")]
[Dense(3)]
[Loss(CrossEntropy)]
[AdamW(LearningRate = 1e-2)]
public sealed partial class FoundLengths;

/// <summary>The same where the caller says the lengths.</summary>
[Network(Precision = Precision.Double)]
[Input("words", 8, Vocabulary = 30, Lengths = true)]
[Embedding(17, Name = "looked", From = "words")]
[GRU(6, Name = "read")]
[EmbeddingBag(5, Name = "mean", From = "words", Init = Init.Normal)]
[EmbeddingBag(18, Name = "largest", From = "words", Mode = Bag.Max, Init = Init.Normal)]
[EmbeddingBag(3, Name = "sum", From = "words", Mode = Bag.Sum, Init = Init.Normal)]
[Concat("read", "mean", "largest", "sum")]
[Dense(3)]
[Loss(CrossEntropy)]
[AdamW(LearningRate = 1e-2)]
public sealed partial class ToldLengths;

/// <summary>What a text is about.</summary>
[Network]
[Input(12, Vocabulary = 50, PaddingIndex = 0)]
[Embedding(16)]
[GRU(16)]
[Dense(2)]
[Loss(CrossEntropy)]
[AdamW(LearningRate = 1e-2)]
public sealed partial class TextClassifier;

/// <summary>What each word of a text is, which has one at least; tables move by the rows of the batch alone.</summary>
[Network]
[Input(12, Vocabulary = 50, PaddingIndex = 0)]
[Embedding(16, Name = "looked")]
[Dense(8, Activation = Tanh, Name = "tag")]
[LastStep]
[Dense(2, Name = "answer")]
[Loss(CrossEntropy)]
[SparseAdam(LearningRate = 1e-2)]
[AdamW]
[Parameter("tag*", Optimizer = "AdamW")]
[Parameter("answer*", Optimizer = "AdamW")]
public sealed partial class LastWord;

/// <summary>Features of whole rows, of which half are left out, behind those of steps.</summary>
[Network(Precision = Precision.Double)]
[Input("words", 8, Vocabulary = 30, PaddingIndex = 4)]
[Embedding(16)]
[GlobalAveragePooling1D]
[Dropout(0.5)]
[Dense(16)]
[Loss(CrossEntropy)]
[AdamW]
public sealed partial class DroppedMeans;
