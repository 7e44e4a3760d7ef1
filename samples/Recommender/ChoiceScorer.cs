using DeepInit;

namespace Recommender;

/// <summary>Rankings by a trained <see cref="ChoiceNetwork"/>: the products of its tables' rows.</summary>
internal sealed class ChoiceScorer : IRankingScorer
{
    // For each user so many items that it did not choose are drawn in an epoch.
    private const int NegativesOfUser = 500;

    // A pair counts by so much more for each star above the mean.
    private const double RatingWeight = 0.2;

    private readonly Interactions _train;
    private readonly int _width;
    private readonly float[] _users;
    private readonly float[] _items;

    private ChoiceScorer(ChoiceNetwork network, Interactions train, int[][] kinds)
    {
        Network = network;
        _train = train;
        _users = network.Parameters["userVector.weight"].ToArray();
        _items = network.Parameters["itemVector.weight"].ToArray();
        _width = _items.Length / Room.Items;

        // The vector of an item is its own and the mean of its kinds'.
        float[] ofKinds = network.Parameters["kindVector.weight"].ToArray();
        for (int item = 0; item < train.ItemCount; item++)
        {
            int[] real = [.. kinds[item].Where(kind => kind > 0)];
            foreach (int kind in real)
            {
                for (int f = 0; f < _width; f++)
                    _items[(item * _width) + f] += ofKinds[(kind * _width) + f] / real.Length;
            }
        }
    }

    /// <summary>The network.</summary>
    public ChoiceNetwork Network { get; }

    public int CandidateCount => _train.ItemCount;

    /// <summary>Trains a network on who chose what.</summary>
    /// <param name="train">What is learnt.</param>
    /// <param name="kinds">The kinds of each item.</param>
    /// <param name="unobserved">What a pair that was not chosen counts.</param>
    /// <param name="epochs">Walks through it.</param>
    /// <param name="seed">Chooses the start, the order and the negatives.</param>
    /// <param name="stop">Ends training after a step.</param>
    public static (ChoiceScorer Scorer, History History) Train(Interactions train, int[][] kinds, double unobserved, int epochs, int seed, CancellationToken stop)
    {
        var network = new ChoiceNetwork(seed);
        Dataset<float> data = train.ToOneOrZero<float>("user", "item", "target", new NegativeSampler(train, seed: seed), unobserved, NegativesOfUser, RatingWeight)
            .WithIdsOf("kinds", "item", kinds.SelectMany(ids => ids).ToArray());
        int rows = train.Count + (NegativesOfUser * Enumerable.Range(0, train.UserCount).Count(user => !train.ItemsOf(user).IsEmpty));
        History history = Training.Fit(network, data, rows, batch: 1024, epochs, seed, stop);
        return (new ChoiceScorer(network, train, kinds), history);
    }

    public void Score(int query, Span<float> scores)
    {
        ReadOnlySpan<float> user = _users.AsSpan(query * _width, _width);
        for (int item = 0; item < scores.Length; item++)
            scores[item] = Dot(user, Vector(item));
    }

    /// <summary>The best items that a user has not chosen.</summary>
    public IEnumerable<int> Recommend(int user, int top)
    {
        var scores = new float[CandidateCount];
        Score(user, scores);
        return Enumerable.Range(0, CandidateCount).Where(item => !_train.Contains(user, item)).OrderByDescending(item => scores[item]).Take(top);
    }

    /// <summary>The cosine of two items' vectors: how much the same people choose both.</summary>
    public double Similarity(int item, int other) =>
        Dot(Vector(item), Vector(other)) / Math.Max(1e-12, Math.Sqrt((double)Dot(Vector(item), Vector(item)) * Dot(Vector(other), Vector(other))));

    /// <summary>The vector of an item, at length 1.</summary>
    public double[] Direction(int item)
    {
        double length = Math.Sqrt(Dot(Vector(item), Vector(item)));
        return Array.ConvertAll(Vector(item).ToArray(), x => x / Math.Max(length, 1e-12));
    }

    private static float Dot(ReadOnlySpan<float> a, ReadOnlySpan<float> b)
    {
        float sum = 0;
        for (int f = 0; f < a.Length; f++)
            sum += a[f] * b[f];
        return sum;
    }

    private ReadOnlySpan<float> Vector(int item) => _items.AsSpan(item * _width, _width);
}
