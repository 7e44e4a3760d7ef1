namespace DeepInit.Networks.Tests.Behaviour;

#pragma warning disable DIG229 // layers stand beside each other to be compared, not to learn

/// <summary>Words with padding, looked up and put together, and a number beside them.</summary>
[Network]
[Input("words", 6, Vocabulary = 40, PaddingIndex = 0, Lengths = false)]
[Input("age", 1)]
[Embedding(12, Name = "looked", From = "words")]
[GlobalAveragePooling1D(Name = "mean")]
[EmbeddingBag(9, Name = "bag", From = "words", Mode = Bag.Max)]
[Dense(5, Name = "old", From = "age")]
[Concat("mean", "bag", "old")]
[Dense(16, Activation = ReLU)]
[Dense(3)]
[Loss(CrossEntropy)]
[AdamW(LearningRate = 1e-2)]
public sealed partial class WordsAndAge;

/// <summary>The same table for both words of a pair.</summary>
[Block]
[Embedding(7, Name = "table")]
public static class Word;

/// <summary>Whether two words are alike: one table for both.</summary>
[Network(Precision = Precision.Double)]
[Input("left", Vocabulary = 11)]
[Input("right", Vocabulary = 11)]
[Use(typeof(Word), Name = "a", Inputs = new[] { "left" })]
[Use(typeof(Word), Name = "b", Inputs = new[] { "right" }, SharedWith = "a")]
[Dot("a", "b")]
[Loss(MeanSquaredError)]
[Adam(LearningRate = 1e-2)]
public sealed partial class Alike;

/// <summary>One number for each user, from a table that is clipped by the norm of all gradients.</summary>
[Network]
[Input("user", Vocabulary = 300, PaddingIndex = 7)]
[Embedding(1, Name = "bias")]
[Loss(MeanSquaredError)]
[AdamW(GlobalClipNorm = 0.5, WeightDecay = 0.1, DecayScope = DecayScope.All)]
public sealed partial class UserBias;

/// <summary>As many rows and ids as threads are worth sharing for.</summary>
[Network]
[Input(64, Vocabulary = 5000)]
[Embedding(32)]
[GlobalAveragePooling1D]
[Dense(64, Activation = ReLU)]
[Dense(2)]
[Loss(CrossEntropy)]
[AdamW]
public sealed partial class ManyWords;

/// <summary>A network of ids alone.</summary>
[Network]
[Input(4, Vocabulary = 10)]
[EmbeddingBag(8)]
[Dense(1)]
[Loss(MeanSquaredError)]
[SGD(LearningRate = 0.1)]
public sealed partial class BagOfFour;

/// <summary>Tables that move by the rows of a batch alone, beside layers that AdamW moves.</summary>
[Network]
[Input("user", Vocabulary = 200)]
[Input("film", 3, Vocabulary = 50, PaddingIndex = 0, Lengths = false)]
[Embedding(8, Name = "u", From = "user")]
[EmbeddingBag(8, Name = "f", From = "film")]
[Concat("u", "f")]
[Dense(8, Name = "hidden", Activation = ReLU)]
[Dense(1, Name = "answer")]
[Loss(MeanSquaredError)]
[SparseAdam(LearningRate = 1e-2)]
[AdamW]
[Parameter("hidden*", Optimizer = "AdamW")]
[Parameter("answer*", Optimizer = "AdamW")]
public sealed partial class SparseTables;

/// <summary>Rows without an id rest, unless weights decay.</summary>
[Network]
[Input("user", Vocabulary = 200)]
[Embedding(5, Name = "u")]
[Dense(1)]
[Loss(MeanSquaredError)]
[Adagrad(LearningRate = 0.1)]
public sealed partial class RestingRows;

/// <summary>A language model with one table for what it reads and what it says, on rows with lengths of their own.</summary>
[Network(Precision = Precision.Double)]
[Input(7, Vocabulary = 35, Lengths = true)]
[Embedding(20, Name = "wte", ScaleBySqrt = true)]
[GRU(20, ReturnSequences = true)]
[TiedDense("wte", UseBias = true)]
[Loss(CrossEntropy)]
[SGD(LearningRate = 0.5, GlobalClipNorm = 0.1)]
public sealed partial class TiedModel;

/// <summary>The same with a padding index, whose steps are steps like others, and weights that decay.</summary>
[Network(Precision = Precision.Double)]
[Input(7, Vocabulary = 35, PaddingIndex = 3, Lengths = false)]
[Embedding(20, Name = "wte")]
[TiedDense("wte")]
[Loss(CrossEntropy)]
[AdamW(LearningRate = 1e-2, WeightDecay = 0.1)]
[Parameter("wte.weight", Decay = true)]
public sealed partial class TiedPadding;

/// <summary>A head on a table that no loss reaches otherwise, and so moves it by itself.</summary>
[Network(Precision = Precision.Double)]
[Input("words", 3, Vocabulary = 19)]
[Input("x", 18)]
[Embedding(18, Name = "wte", From = "words")]
[TiedDense("wte", From = "x", Name = "head")]
[Output("head")]
[Loss(CrossEntropy, Output = "head")]
[SGD(LearningRate = 0.25)]
public sealed partial class TiedAlone;
