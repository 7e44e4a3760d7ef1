namespace DeepInit.Networks.Tests.Ranking;

#pragma warning disable DIG229, DIG290, DIG365 // made to be compared, not to learn

/// <summary>Factors and biases of both sides.</summary>
[Network]
[Ranking(Query = "user", Candidate = "movie")]
[Input("user", Vocabulary = 50)]
[Input("movie", Vocabulary = 301)]
[Embedding(20, Name = "u", From = "user")]
[Embedding(20, Name = "m", From = "movie")]
[Embedding(1, Name = "ub", From = "user")]
[Embedding(1, Name = "mb", From = "movie")]
[Dot("u", "m", Name = "taste")]
[Add("taste", "ub", "mb")]
[Loss(BinaryCrossEntropyWithLogits)]
[AdamW(LearningRate = 1e-2)]
public sealed partial class BiasedFactors;

/// <summary>Two towers of layers, whose cosine is the score; candidates have padding among their ids, and more than an id. An input is called as a parameter of the surface is.</summary>
[Network(Precision = Precision.Double)]
[Ranking(Query = "top", Candidate = "movie")]
[Input("top", 7)]
[Input("movie", Vocabulary = 100, PaddingIndex = 3)]
[Input("genres", 4, Vocabulary = 19, PaddingIndex = 0)]
[Input("year", 2)]
[Dense(16, Name = "q0", From = "top", Activation = ReLU)]
[BatchNormalization]
[Dense(12, Name = "q")]
[Embedding(12, Name = "m", From = "movie")]
[EmbeddingBag(12, Name = "g", From = "genres")]
[Dense(12, Name = "y", From = "year")]
[Add("m", "g", "y", Name = "c")]
[Dot("c", "q", Normalize = true)]
[Loss(MeanSquaredError)]
[SGD(LearningRate = 0.1)]
public sealed partial class CosineTowers;

/// <summary>The sum of two products, and a query that is a history of any length.</summary>
[Network]
[Ranking(Query = "history", Candidate = "movie")]
[Input("history", 6, Vocabulary = 90, PaddingIndex = 0)]
[Input("movie", Vocabulary = 90)]
[Embedding(8, Name = "m", From = "movie")]
[Embedding(4, Name = "n", From = "movie")]
[EmbeddingBag(8, Name = "h", From = "history", Mode = Bag.Mean)]
[EmbeddingBag(4, Name = "i", From = "history", Mode = Bag.Max)]
[Dot("h", "m", Name = "first")]
[Dot("n", "i", Name = "second")]
[Add("first", "second")]
[Loss(BinaryCrossEntropyWithLogits)]
[AdamW(LearningRate = 1e-2)]
public sealed partial class Histories;

/// <summary>A score that is no product.</summary>
[Network]
[Ranking(Query = "user", Candidate = "movie")]
[Input("user", Vocabulary = 50)]
[Input("movie", Vocabulary = 2500)]
[Input("hour", 3)]
[Embedding(8, Name = "u", From = "user")]
[Embedding(8, Name = "m", From = "movie")]
[Concat("u", "m", "hour")]
[Dense(8, Activation = ReLU)]
[Dense(1)]
[Loss(BinaryCrossEntropyWithLogits)]
[AdamW(LearningRate = 1e-2)]
public sealed partial class NeuralScores;

/// <summary>The same of ids alone, which can be measured.</summary>
[Network]
[Ranking(Query = "user", Candidate = "movie")]
[Input("user", Vocabulary = 50)]
[Input("movie", Vocabulary = 40)]
[Embedding(8, Name = "u", From = "user")]
[Embedding(8, Name = "m", From = "movie")]
[Multiply("u", "m")]
[Dense(1)]
[Loss(BinaryCrossEntropyWithLogits)]
[AdamW(LearningRate = 1e-2)]
public sealed partial class GeneralizedFactors;

/// <summary>Two outputs that a loss compares within a batch.</summary>
[Network]
[Ranking(Query = "user", Candidate = "movie")]
[Input("user", Vocabulary = 50)]
[Input("movie", Vocabulary = 300)]
[Embedding(8, Name = "u", From = "user")]
[Embedding(8, Name = "m", From = "movie")]
[Loss(InfoNCE, Output = "u", Other = "m", Temperature = 0.1, Normalize = true)]
[AdamW(LearningRate = 1e-2)]
public sealed partial class ComparedTowers;

/// <summary>A table of films, of those that were chosen and those that were not.</summary>
[Block]
[Embedding(8, Name = "table")]
public static class Film;

/// <summary>Pairs: what was chosen, and what was not.</summary>
[Network]
[Ranking(Query = "user", Candidate = "movie")]
[Input("user", Vocabulary = 60)]
[Input("movie", Vocabulary = 90)]
[Input("negative", Vocabulary = 90)]
[Embedding(8, Name = "u", From = "user")]
[Use(typeof(Film), Name = "m", Inputs = new[] { "movie" })]
[Use(typeof(Film), Name = "n", Inputs = new[] { "negative" }, SharedWith = "m")]
[Dot("u", "m", Name = "yes")]
[Dot("u", "n", Name = "no")]
[Loss(BPR, Output = "yes", Negative = "no")]
[Adam(LearningRate = 2e-2)]
public sealed partial class ChosenPairs;

/// <summary>Many candidates.</summary>
[Network]
[Ranking(Query = "user", Candidate = "movie")]
[Input("user", Vocabulary = 8)]
[Input("movie", Vocabulary = 20000)]
[Embedding(64, Name = "u", From = "user")]
[Embedding(64, Name = "m", From = "movie")]
[Dot("u", "m")]
public sealed partial class ManyCandidates;

/// <summary>Who likes which film, or not.</summary>
public sealed record Chosen([Id(Capacity = 10)] string User, [Id(Capacity = 8)] int Film, [Label] bool Liked);

/// <summary>A ranking over rows.</summary>
[Network(typeof(Chosen))]
[Ranking(Query = nameof(Chosen.User), Candidate = nameof(Chosen.Film))]
[Embedding(8, Name = "u", From = nameof(Chosen.User))]
[Embedding(8, Name = "f", From = nameof(Chosen.Film))]
[Embedding(1, Name = "liked", From = nameof(Chosen.Film))]
[Dot("u", "f", Name = "taste")]
[Add("taste", "liked")]
[Loss(BinaryCrossEntropyWithLogits)]
[AdamW(LearningRate = 2e-2)]
public sealed partial class ChosenFilms;

/// <summary>Ids of other types.</summary>
internal sealed record OpenedNews([Id] long? Reader, [Id] Guid Article, [Label] double Minutes);

/// <summary>A score that is no product, over rows that only this assembly knows.</summary>
[Network(typeof(OpenedNews), Precision = Precision.Double)]
[Ranking(Query = nameof(OpenedNews.Reader), Candidate = nameof(OpenedNews.Article))]
[Embedding(6, Name = "u", From = nameof(OpenedNews.Reader))]
[Embedding(6, Name = "f", From = nameof(OpenedNews.Article))]
[Concat("u", "f")]
[Dense(8, Activation = ReLU)]
[Dense(1)]
[Loss(MeanSquaredError)]
[AdamW(LearningRate = 1e-2)]
public sealed partial class OpenedNewsScores;
