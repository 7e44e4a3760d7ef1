using DeepInit;

namespace Recommender;

/// <summary>Rankings by a trained <see cref="ChoiceNetwork"/>.</summary>
internal sealed class ChoiceScorer : IRankingScorer
{
    // For each user so many items that it did not choose are drawn in an epoch.
    private const int NegativesOfUser = 500;

    // A pair counts by so much more for each star above the mean.
    private const double RatingWeight = 0.2;

    private readonly Interactions _train;
    private readonly float[] _items;

    private ChoiceScorer(ChoiceNetwork network, Interactions train, int[][] kinds)
    {
        Network = network;
        _train = train;
        network.SetCandidates([.. Enumerable.Range(0, train.ItemCount)], [.. kinds.Take(train.ItemCount).SelectMany(ids => ids)]);

        // The vector of an item is its own and the mean of its kinds'.
        _items = network.Parameters["itemVector.weight"].ToArray();
        float[] ofKinds = network.Parameters["kindVector.weight"].ToArray();
        for (int item = 0; item < train.ItemCount; item++)
        {
            int[] real = [.. kinds[item].Where(kind => kind > 0)];
            foreach (int kind in real)
            {
                for (int f = 0; f < Width; f++)
                    _items[(item * Width) + f] += ofKinds[(kind * Width) + f] / real.Length;
            }
        }
    }

    /// <summary>The network.</summary>
    public ChoiceNetwork Network { get; }

    public int CandidateCount => _train.ItemCount;

    private int Width => _items.Length / Room.Items;

    /// <summary>Trains a network on who chose what.</summary>
    /// <param name="train">What is learnt.</param>
    /// <param name="kinds">The kinds of each item.</param>
    /// <param name="unobserved">What a pair that was not chosen counts.</param>
    /// <param name="epochs">Walks through it.</param>
    /// <param name="seed">Chooses the start, the order and the negatives.</param>
    /// <param name="checkpoint">Where training goes on.</param>
    /// <param name="stop">Ends training after a step.</param>
    public static (ChoiceScorer Scorer, History History) Train(Interactions train, int[][] kinds, double unobserved, int epochs, int seed, string checkpoint, CancellationToken stop)
    {
        var network = new ChoiceNetwork(seed);
        Dataset<float> data = train.ToOneOrZero<float>("user", "item", "target", new NegativeSampler(train, seed: seed), unobserved, NegativesOfUser, RatingWeight)
            .WithIdsOf("kinds", "item", kinds.SelectMany(ids => ids).ToArray());
        int rows = train.Count + (NegativesOfUser * Enumerable.Range(0, train.UserCount).Count(user => !train.ItemsOf(user).IsEmpty));
        History history = Training.Fit(network, data, rows, batch: 1024, epochs, seed, checkpoint, stop);
        return (new ChoiceScorer(network, train, kinds), history);
    }

    public void Score(int query, Span<float> scores)
    {
        // The network scores all that its tables have room for.
        var all = new float[Network.CandidateCount];
        Network.Score(query, all);
        all.AsSpan(0, scores.Length).CopyTo(scores);
    }

    /// <summary>The best items that a user has not chosen.</summary>
    public IEnumerable<int> Recommend(int user, int top) => Network.Recommend(user, top, exclude: _train.ItemsOf(user)).Select(found => found.Id);

    /// <summary>The cosines of an item's vector and those of all others: how much the same people choose both.</summary>
    public Dictionary<int, double> SimilarTo(int item) => Network.Similar(item, top: CandidateCount).ToDictionary(found => found.Id, found => found.Score);

    /// <summary>The vector of an item, at length 1.</summary>
    public double[] Direction(int item)
    {
        double[] vector = Array.ConvertAll(_items[(item * Width)..((item + 1) * Width)], x => (double)x);
        double length = Math.Sqrt(vector.Sum(x => x * x));
        return Array.ConvertAll(vector, x => x / Math.Max(length, 1e-12));
    }
}
