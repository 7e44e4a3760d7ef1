namespace PredictionServer.Taste;

/// <summary>What was shown to whom, and whether it was chosen.</summary>
/// <param name="User">Whom it was shown to.</param>
/// <param name="Item">What was shown.</param>
/// <param name="Chosen">Whether it was chosen.</param>
public sealed record Shown([Id(Capacity = 256)] string User, [Id(Capacity = 256)] string Item, [Label] bool Chosen);

/// <summary>
/// How likely somebody chooses something: the product of two vectors, and how liked it is by all. The tables begin with room for 256 users and items, and grow as events bring more.
/// </summary>
[Network(typeof(Shown))]
[Ranking(Query = nameof(Shown.User), Candidate = nameof(Shown.Item))]
[Embedding(16, Name = "userVector", From = nameof(Shown.User), Init = Normal, Sigma = 0.1)]
[Embedding(16, Name = "itemVector", From = nameof(Shown.Item), Init = Normal, Sigma = 0.1)]
[Embedding(1, Name = "itemBias", From = nameof(Shown.Item), Init = Zeros)]
[Dot("userVector", "itemVector", Name = "match")]
[Add("match", "itemBias")]
[Loss(BinaryCrossEntropyWithLogits)]
[SparseAdam(LearningRate = 2e-2)]
public sealed partial class ItemTaste;
