using DeepInit;
using static DeepInit.Activation;
using static DeepInit.Loss;

#pragma warning disable DIG290 // 1 and 0 are choices, and no stars

namespace Recommender;

/// <summary>How many rows the tables have: at least as many as there are users and items in the data. Rows that no id names cost memory alone.</summary>
internal static class Room
{
    public const int Users = 7000;
    public const int Items = 12000;
    public const int Kinds = 48;
    public const int KindsOfItem = 8;
}

/// <summary>
/// Stars: biases of user, item and its kinds, and how well user and item match; the vector of an item is its own and that of its kinds, so that of an item with few ratings something is known, too. What is learnt is how much a
/// rating is above the mean. The L2 of what a row touches, which keeps small what is learnt of few ratings, is a loss of its own.
/// </summary>
[Network]
[Input("user", Vocabulary = Room.Users)]
[Input("item", Vocabulary = Room.Items)]
[Input("kinds", Room.KindsOfItem, Vocabulary = Room.Kinds, PaddingIndex = 0)]
[Embedding(1, Name = "userBias", From = "user", Init = Init.Zeros)]
[Embedding(1, Name = "itemBias", From = "item", Init = Init.Zeros)]
[Embedding(32, Name = "userVector", From = "user", Init = Init.Normal, Sigma = 0.1)]
[Embedding(32, Name = "itemVector", From = "item", Init = Init.Normal, Sigma = 0.1)]
[EmbeddingBag(1, Name = "kindBias", From = "kinds", Init = Init.Zeros)]
[EmbeddingBag(32, Name = "kindVector", From = "kinds", Init = Init.Normal, Sigma = 0.1)]
[Add("itemVector", "kindVector", Name = "film")]
[Dot("userVector", "film", Name = "match")]
[Add("match", "userBias", "itemBias", "kindBias", Name = "stars")]
[Loss(MeanSquaredError, Output = "stars")]
[Loss(ActivityL2, Output = "userVector", Weight = 0.08)]
[Loss(ActivityL2, Output = "itemVector", Weight = 0.08)]
[Loss(ActivityL2, Output = "userBias", Weight = 0.04)]
[Loss(ActivityL2, Output = "itemBias", Weight = 0.04)]
[SparseAdam(LearningRate = 3e-3)]
public sealed partial class StarNetwork;

/// <summary>
/// Choices: the product of two vectors shall be 1 where the user chose the item and 0 where not, of which the latter counts less, because nobody has seen everything. The squared error over all pairs is what implicit ALS solves; here each
/// step sees a sample of it. The vector of an item is its own and that of its kinds, which nobody tells ALS. The last product is what [Ranking] is cut at: the vectors of all items are made once, and a recommendation is one product with them.
/// </summary>
[Network]
[Ranking(Query = "user", Candidate = "item")]
[Input("user", Vocabulary = Room.Users)]
[Input("item", Vocabulary = Room.Items)]
[Input("kinds", Room.KindsOfItem, Vocabulary = Room.Kinds, PaddingIndex = 0)]
[Embedding(64, Name = "userVector", From = "user", Init = Init.Normal, Sigma = 0.1)]
[Embedding(64, Name = "itemVector", From = "item", Init = Init.Normal, Sigma = 0.1)]
[EmbeddingBag(64, Name = "kindVector", From = "kinds", Init = Init.Normal, Sigma = 0.1)]
[Add("itemVector", "kindVector", Name = "film")]
[Dot("userVector", "film", Name = "score")]
[Loss(MeanSquaredError, Output = "score")]
[Loss(ActivityL2, Output = "userVector", Weight = 0.01)]
[Loss(ActivityL2, Output = "itemVector", Weight = 0.01)]
[Loss(ActivityL2, Output = "kindVector", Weight = 0.01)]
[SparseAdam(LearningRate = 1e-2)]
public sealed partial class ChoiceNetwork;
