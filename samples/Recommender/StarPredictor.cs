using DeepInit;
using Recommender.Baselines;
using Recommender.Data;

namespace Recommender;

/// <summary>Stars by a trained <see cref="StarNetwork"/>.</summary>
internal sealed class StarPredictor : IRatingPredictor, IRankingScorer
{
    private readonly StarNetwork _network;
    private readonly double _mean;
    private readonly int[] _user;
    private readonly int[] _items;
    private readonly int[] _kinds;
    private readonly float[] _stars;

    private StarPredictor(StarNetwork network, double mean, int items, int[] kinds)
    {
        _kinds = kinds;
        _network = network;
        _mean = mean;
        _user = new int[items];
        _items = [.. Enumerable.Range(0, items)];
        _stars = new float[items];
    }

    public int CandidateCount => _items.Length;

    /// <summary>Trains a network on ratings.</summary>
    /// <param name="train">What is learnt.</param>
    /// <param name="kinds">The kinds of each item.</param>
    /// <param name="epochs">Walks through it.</param>
    /// <param name="seed">Chooses the start and the order.</param>
    /// <param name="checkpoint">Where training goes on.</param>
    /// <param name="stop">Ends training after a step.</param>
    public static (StarPredictor Predictor, History History) Train(Interactions train, int[][] kinds, int epochs, int seed, string checkpoint, CancellationToken stop)
    {
        double mean = train.Ratings.ToArray().Average(rating => (double)rating);
        var network = new StarNetwork(seed);
        Dataset<float> data = train.ToDataset<float>("user", "item").WithIdsOf("kinds", "item", kinds.SelectMany(ids => ids).ToArray()).WithTarget("target", Array.ConvertAll(train.Ratings.ToArray(), rating => (float)(rating - mean)));
        History history = Training.Fit(network, data, train.Count, batch: 256, epochs, seed, checkpoint, stop);
        return (new StarPredictor(network, mean, train.ItemCount, [.. kinds.SelectMany(ids => ids)]), history);
    }

    public double Predict(int user, int item)
    {
        Span<float> stars = stackalloc float[1];
        _network.Predict([user], [item], _kinds.AsSpan(item * Room.KindsOfItem, Room.KindsOfItem), stars);
        return _mean + stars[0];
    }

    public void Score(int query, Span<float> scores)
    {
        Array.Fill(_user, query);
        _network.Predict(_user, _items, _kinds, _stars);
        _stars.CopyTo(scores);
    }
}
