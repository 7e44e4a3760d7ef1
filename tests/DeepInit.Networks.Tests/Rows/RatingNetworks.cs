namespace DeepInit.Networks.Tests.Rows;

public enum Mood
{
    Sad,
    Happy,
}

/// <summary>A row of every kind of id, of numbers, and of labels of several kinds.</summary>
public sealed record Rating(
    [Id(Capacity = 150)] string? User,
    [Id(Capacity = 60)] int? Item,
    [Id(Hashed = 64, Length = 4)] string[]? Tags,
    [Id(Length = 5, Capacity = 8)] List<int> Genres,
    [Id] Mood Mood,
    [Id(Hashed = 32)] Guid Device,
    int Year,
    bool Evening,
    [Label] double Stars,
    [Label] bool Liked,
    [Label] Mood Left)
{
    /// <summary>Rows in which stars are the sum of a taste of the user and of the item.</summary>
    public static Rating[] Many(int count, int seed)
    {
        var random = new Random(seed);
        double[] users = [.. Enumerable.Range(0, 100).Select(_ => (2 * random.NextDouble()) - 1)], items = [.. Enumerable.Range(0, 50).Select(_ => (2 * random.NextDouble()) - 1)];
        return [.. Enumerable.Range(0, count).Select(_ => Of(random.Next(100), random.Next(50)))];

        Rating Of(int user, int item)
        {
            double stars = 3 + users[user] + items[item];
            return new Rating(
                "u" + user, item, ["t" + (item % 7)], item % 3 == 0 ? [] : [item % 5, item % 4], (Mood)(user % 2), new Guid(item % 11, 0, 0, new byte[8]), 1990 + item, user % 2 == 0, stars, stars > 3, (Mood)(item % 2));
        }
    }
}

[Network(typeof(Rating))]
[Embedding(8, From = nameof(Rating.User), Name = "u")]
[Embedding(8, From = nameof(Rating.Item), Name = "i")]
[EmbeddingBag(4, From = nameof(Rating.Tags), Name = "t")]
[EmbeddingBag(4, From = nameof(Rating.Genres), Name = "g")]
[Embedding(4, From = nameof(Rating.Mood), Name = "m")]
[Embedding(4, From = nameof(Rating.Device), Name = "d")]
[Dense(4, From = "x", Name = "n")]
[Concat("u", "i", "t", "g", "m", "d", "n")]
[Dense(16, Activation = ReLU, Name = "h")]
[Dense(1, Name = "stars", From = "h")]
[Dense(1, Name = "liked", From = "h")]
[Dense(2, Name = "left", From = "h")]
[Loss(BinaryCrossEntropyWithLogits, Output = "liked", Target = nameof(Rating.Liked))]
[Loss(MeanSquaredError, Output = "stars", Target = nameof(Rating.Stars))]
[Loss(CrossEntropy, Output = "left", Target = nameof(Rating.Left))]
[AdamW(LearningRate = 1e-2)]
public sealed partial class Taste;

/// <summary>Ids alone, and room for three.</summary>
public sealed record Visit([Id(Capacity = 3, UnknownShare = 0.5)] string User, [Label] double Pages);

[Network(typeof(Visit))]
[Embedding(4)]
[Dense(1)]
[Loss(MeanSquaredError)]
[SGD(LearningRate = 0.1)]
public sealed partial class Visits;

/// <summary>The averages keep the table at the rows that it was declared with.</summary>
[Network(typeof(Visit))]
[Embedding(4)]
[Dense(1)]
[Loss(MeanSquaredError)]
[SGD(LearningRate = 0.1)]
[ExponentialMovingAverage]
public sealed partial class AveragedVisits;

/// <summary>Several tables of one input, stored gradients, and a normalisation that inference folds nowhere.</summary>
public sealed record Listen([Id(Capacity = 3)] string User, [Id(Capacity = 4)] int Song, int Year, [Label] double Seconds);

[Network(typeof(Listen))]
[Embedding(4, From = "User", Name = "user")]
[Embedding(4, From = "Song", Name = "song")]
[Embedding(1, From = "Song", Name = "bias")]
[Dot("user", "song", Name = "taste")]
[Concat("taste", "bias", "x")]
[Dense(1)]
[Loss(MeanSquaredError)]
[AdamW(GlobalClipNorm = 1)]
public sealed partial class Listens;

/// <summary>A table that grows and that two look-ups have, which move it once.</summary>
[Network(typeof(Listen))]
[Embedding(4, From = "User", Name = "user")]
[Use(typeof(SongVector), From = "Song", Name = "song")]
[Use(typeof(SongVector), From = "Song", SharedWith = "song", Name = "again")]
[Dot("user", "song", Name = "taste")]
[Concat("taste", "again", "x")]
[Dense(1)]
[Loss(MeanSquaredError)]
[AdamW]
public sealed partial class TwiceReadListens;

[Block]
[EmbeddingBag(Units, Name = "table")]
public static class SongBag
{
    public const int Units = 4;
}

/// <summary>A table that grows and that two bags have, so that its gradient is stored while others are used at once.</summary>
[Network(typeof(Listen))]
[Embedding(4, From = "User", Name = "user")]
[Use(typeof(SongBag), From = "Song", Name = "song")]
[Use(typeof(SongBag), From = "Song", SharedWith = "song", Name = "again")]
[Dot("user", "song", Name = "taste")]
[Concat("taste", "again", "x")]
[Dense(1)]
[Loss(MeanSquaredError)]
[AdamW]
public sealed partial class TwiceBaggedListens;

/// <summary>The table of songs.</summary>
[Block]
[Embedding(4)]
public static class SongVector;

/// <summary>A table that grows beside one of fewer rows than ids, which does not; and layers by which their values meet.</summary>
[Network(typeof(Listen))]
[QuotientRemainderEmbedding(4, 2, From = "User", Name = "user")]
[Embedding(4, From = "Song", Name = "song")]
[Dense(4, From = "x", Name = "numbers")]
[FactorizationMachine("user", "song", "numbers", Name = "pairs")]
[Concat("user", "song", "numbers", Name = "all")]
[Cross("all", "all", Name = "crossed")]
[Concat("pairs", "crossed")]
[Dense(1)]
[Loss(MeanSquaredError)]
[AdamW]
public sealed partial class CrossedListens;

/// <summary>As <see cref="Listen"/>, with room for all from the start.</summary>
public sealed record RoomyListen([Id(Capacity = 40)] string User, [Id(Capacity = 60)] int Song, int Year, [Label] double Seconds);

[Network(typeof(RoomyListen))]
[Embedding(4, From = "User", Name = "user")]
[Embedding(4, From = "Song", Name = "song")]
[Embedding(1, From = "Song", Name = "bias")]
[Dot("user", "song", Name = "taste")]
[Concat("taste", "bias", "x")]
[Dense(1)]
[Loss(MeanSquaredError)]
[AdamW(GlobalClipNorm = 1)]
public sealed partial class RoomyListens;

/// <summary>As <see cref="TwiceReadListens"/>, with room for all from the start.</summary>
[Network(typeof(RoomyListen))]
[Embedding(4, From = "User", Name = "user")]
[Use(typeof(SongVector), From = "Song", Name = "song")]
[Use(typeof(SongVector), From = "Song", SharedWith = "song", Name = "again")]
[Dot("user", "song", Name = "taste")]
[Concat("taste", "again", "x")]
[Dense(1)]
[Loss(MeanSquaredError)]
[AdamW]
public sealed partial class RoomyTwiceReadListens;

/// <summary>As <see cref="TwiceBaggedListens"/>, with room for all from the start.</summary>
[Network(typeof(RoomyListen))]
[Embedding(4, From = "User", Name = "user")]
[Use(typeof(SongBag), From = "Song", Name = "song")]
[Use(typeof(SongBag), From = "Song", SharedWith = "song", Name = "again")]
[Dot("user", "song", Name = "taste")]
[Concat("taste", "again", "x")]
[Dense(1)]
[Loss(MeanSquaredError)]
[AdamW]
public sealed partial class RoomyTwiceBaggedListens;

/// <summary>Ids of which one occurrence is not enough, in double precision, and one label of several.</summary>
public sealed record Sale([Id(MinimumCount = 2, UnknownShare = 0)] long Shop, [Id(UnknownShare = 0)] ulong Article, double Price, [Label] double Amount);

[Network(typeof(Sale), Label = nameof(Sale.Amount), Precision = Precision.Double)]
[Embedding(3, From = nameof(Sale.Shop), Name = "shop")]
[Embedding(3, From = nameof(Sale.Article), Name = "article")]
[Concat("shop", "article", "x")]
[Dense(1)]
[Loss(MeanSquaredError)]
[AdamW]
public sealed partial class Sales;
