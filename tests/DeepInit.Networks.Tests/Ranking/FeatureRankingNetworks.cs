#pragma warning disable DIG229, DIG290 // made to be compared, not to learn

using static DeepInit.Activation;
using static DeepInit.Loss;

namespace DeepInit.Networks.Tests.Ranking;

/// <summary>Who likes which film, what that film is like, and how old it is.</summary>
public sealed record RatedFilm([Id] string User, [Id] int Film, [Id(Length = 4)] string[] Genres, double Year, [Label] bool Liked);

/// <summary>Queries are ids, candidates rows.</summary>
[Network(typeof(RatedFilm))]
[Ranking(Query = nameof(RatedFilm.User), Candidate = nameof(RatedFilm.Film))]
[Embedding(12, Name = "u", From = nameof(RatedFilm.User))]
[Embedding(1, Name = "ub", From = nameof(RatedFilm.User))]
[Embedding(12, Name = "f", From = nameof(RatedFilm.Film))]
[EmbeddingBag(12, Name = "g", From = nameof(RatedFilm.Genres))]
[Dense(12, Name = "y", From = "x", Init = Init.Xavier)]
[Add("f", "g", "y", Name = "film")]
[Embedding(1, Name = "fb", From = nameof(RatedFilm.Film))]
[Dot("u", "film", Name = "taste")]
[Add("taste", "ub", "fb")]
[Loss(BinaryCrossEntropyWithLogits)]
[Adam(LearningRate = 1e-2)]
public sealed partial class RatedFilms;

/// <summary>What somebody of some age who likes something thinks of a film.</summary>
public sealed record AskedFilm([Id] long? User, [Id(Length = 5)] IReadOnlyList<string> Likes, double Age, [Id] Guid Film, [Id(Length = 3)] IReadOnlyList<string> Genres, [Label] bool Liked);

/// <summary>Both are rows, the score is a cosine.</summary>
[Network(typeof(AskedFilm), Precision = Precision.Double)]
[Ranking(Query = nameof(AskedFilm.User), Candidate = nameof(AskedFilm.Film))]
[Embedding(6, Name = "u", From = nameof(AskedFilm.User))]
[EmbeddingBag(6, Name = "l", From = nameof(AskedFilm.Likes))]
[Dense(6, Name = "a", From = "x", Init = Init.Xavier)]
[Add("u", "l", "a", Name = "query")]
[Embedding(6, Name = "f", From = nameof(AskedFilm.Film))]
[EmbeddingBag(6, Name = "g", From = nameof(AskedFilm.Genres))]
[Add("f", "g", Name = "film")]
[Dot("query", "film", Normalize = true)]
[Loss(BinaryCrossEntropyWithLogits)]
[Adam(LearningRate = 1e-2)]
public sealed partial class AskedFilms;

/// <summary>What was seen, and what was seen next: rows that only this assembly knows.</summary>
internal sealed record SeenNext([Id(Length = 5)] IReadOnlyList<int> Seen, [Id] int Film, [Label] bool Liked);

/// <summary>The query is a list, a candidate its id alone.</summary>
[Network(typeof(SeenNext))]
[Ranking(Query = nameof(SeenNext.Seen), Candidate = nameof(SeenNext.Film))]
[EmbeddingBag(6, Name = "s", From = nameof(SeenNext.Seen))]
[Embedding(6, Name = "f", From = nameof(SeenNext.Film))]
[Dot("s", "f")]
[Loss(BinaryCrossEntropyWithLogits)]
[Adam(LearningRate = 1e-2)]
public sealed partial class SeenNextFilms;
