using DeepInit.Networks.Tests.Behaviour;
using DeepInit.Networks.Tests.Rows;

namespace DeepInit.Networks.Tests.Kernels;

/// <summary>Tables of AdamW: one that decays, one of bags with padding that does not.</summary>
[Network]
[Input("user", Vocabulary = 60)]
[Input("words", 3, Vocabulary = 90, PaddingIndex = 0, Lengths = false)]
[Embedding(20, Name = "u", From = "user")]
[EmbeddingBag(5, Name = "w", From = "words")]
[Concat("u", "w")]
[Dense(8, Activation = Tanh)]
[Dense(1)]
[Loss(MeanSquaredError)]
[AdamW(LearningRate = 1e-2, WeightDecay = 0.1)]
[Parameter("u.weight", Decay = true)]
public sealed partial class LateByAdamW;

/// <summary>Adam whose decay is a part of the gradient, in double precision, with the largest second moment.</summary>
[Network(Precision = Precision.Double)]
[Input("user", Vocabulary = 60)]
[Input("words", 3, Vocabulary = 90, PaddingIndex = 0, Lengths = true)]
[Embedding(20, Name = "u", From = "user")]
[EmbeddingBag(5, Name = "w", From = "words")]
[Concat("u", "w")]
[Dense(8, Activation = Tanh)]
[Dense(1)]
[Loss(MeanSquaredError)]
[Adam(LearningRate = 1e-2, WeightDecay = 0.1, AMSGrad = true)]
[Parameter("u.weight", Decay = true, LearningRateScale = 0.5)]
public sealed partial class LateByAdam;

/// <summary>Tables that AdamW moves beside Muon: its states begin where its parameters do.</summary>
[Network]
[Input("user", Vocabulary = 60)]
[Input("words", 3, Vocabulary = 90)]
[Embedding(20, Name = "u", From = "user")]
[EmbeddingBag(5, Name = "w", From = "words")]
[Concat("u", "w")]
[Dense(16, Activation = Tanh)]
[Dense(16, Activation = Tanh)]
[Dense(1)]
[Loss(MeanSquaredError)]
[Muon(LearningRate = 1e-2)]
[AdamW(LearningRate = 1e-2, Beta1 = 0.5)]
public sealed partial class LateBesideMuon;

/// <summary>One table for two inputs.</summary>
[Network]
[Input("left", Vocabulary = 70)]
[Input("right", Vocabulary = 70)]
[Use(typeof(Word), Name = "a", Inputs = new[] { "left" })]
[Use(typeof(Word), Name = "b", Inputs = new[] { "right" }, SharedWith = "a")]
[Dot("a", "b")]
[Loss(MeanSquaredError)]
[AdamW(LearningRate = 1e-2)]
public sealed partial class LatePairs;

/// <summary>Tables that grow.</summary>
[Network(typeof(Listen))]
[Embedding(4, From = "User", Name = "user")]
[Embedding(4, From = "Song", Name = "song")]
[Dot("user", "song", Name = "taste")]
[Concat("taste", "x")]
[Dense(1)]
[Loss(MeanSquaredError)]
[AdamW(LearningRate = 1e-2)]
public sealed partial class LateListens;
