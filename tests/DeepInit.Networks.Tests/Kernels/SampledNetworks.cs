namespace DeepInit.Networks.Tests.Kernels;

/// <summary>The vectors of items, of those that are right and of those that are drawn.</summary>
[Block]
[Embedding(Units, Name = "table")]
public static class SampledItem
{
    public const int Units = 3;
}

[Network(Precision = Precision.Double)]
[Input("user", 5)]
[Input("item", Vocabulary = 7)]
[Input("drawn", Vocabulary = 7)]
[Dense(3, Name = "a", From = "user")]
[Use(typeof(SampledItem), Name = "b", Inputs = new[] { "item" })]
[Use(typeof(SampledItem), Name = "n", Inputs = new[] { "drawn" }, SharedWith = "b")]
[Loss(SampledSoftmax, Output = "a", Other = "b", Negative = "n", Temperature = 0.5, SamplingCorrection = true, RemoveAccidentalHits = true)]
[SGD]
public sealed partial class SampledIdsNetwork;

[Network(Precision = Precision.Double)]
[Input(5)]
[Dense(9, Activation = Activation.Tanh, Name = "h")]
[Dense(18, Name = "a")]
[Dense(18, Name = "b", From = "h")]
[Dense(18, Name = "n", From = "h")]
[Loss(SampledSoftmax, Output = "a", Other = "b", Negative = "n", Temperature = 0.7, Normalize = true, Reduction = Reduction.Sum)]
[SGD]
public sealed partial class SampledSoftmaxNetwork;

/// <summary>Who chooses what, learnt against what is drawn.</summary>
[Network]
[Ranking(Query = "user", Candidate = "item")]
[Input("user", Vocabulary = 40)]
[Input("item", Vocabulary = 30)]
[Input("drawn", Vocabulary = 30)]
[Embedding(8, Name = "a", From = "user")]
[Use(typeof(SampledItem), "Units", 8, Name = "b", Inputs = new[] { "item" })]
[Use(typeof(SampledItem), "Units", 8, Name = "n", Inputs = new[] { "drawn" }, SharedWith = "b")]
[Loss(SampledSoftmax, Output = "a", Other = "b", Negative = "n", SamplingCorrection = true)]
[Adam(LearningRate = 3e-2)]
public sealed partial class SampledTaste;

/// <summary>A table that two look-ups have, so large that its gradient as a whole would be felt.</summary>
[Network]
[Input("user", Vocabulary = 40)]
[Input("item", Vocabulary = 200_000)]
[Input("drawn", Vocabulary = 200_000)]
[Embedding(8, Name = "a", From = "user")]
[Use(typeof(SampledItem), "Units", 8, Name = "b", Inputs = new[] { "item" })]
[Use(typeof(SampledItem), "Units", 8, Name = "n", Inputs = new[] { "drawn" }, SharedWith = "b")]
[Loss(SampledSoftmax, Output = "a", Other = "b", Negative = "n")]
[SparseAdam]
public sealed partial class SampledMany;
