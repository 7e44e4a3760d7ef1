using DeepInit;
using Samples.Shared;

namespace Recommender.Baselines;

/// <summary>Biases and factors of users and items by stochastic gradients of the squared error, with an L2 of what a step touches: "SVD" of Surprise and of the Netflix prize (Funk 2006).</summary>
internal sealed class BiasedSvd : IRatingPredictor, IRankingScorer
{
    private readonly int _width;
    private readonly double _mean;
    private readonly double[] _userBiases;
    private readonly double[] _itemBiases;
    private readonly double[] _users;
    private readonly double[] _items;

    public BiasedSvd(Interactions train, int width = 32, int epochs = 40, double rate = 0.01, double decay = 0.08, double biasDecay = 0.04, long seed = 0)
    {
        _width = width;
        CandidateCount = train.ItemCount;
        var random = new Random((int)seed);
        _mean = train.Ratings.ToArray().Average(rating => (double)rating);
        _userBiases = new double[train.UserCount];
        _itemBiases = new double[train.ItemCount];
        _users = Start(train.UserCount);
        _items = Start(train.ItemCount);
        int[] userIds = train.Users.ToArray(), itemIds = train.Items.ToArray(), order = [.. Enumerable.Range(0, train.Count)];
        float[] ratings = train.Ratings.ToArray();
        for (int epoch = 0; epoch < epochs; epoch++)
        {
            random.Shuffle(order);
            foreach (int pair in order)
                Step(userIds[pair], itemIds[pair], ratings[pair]);
        }

        double[] Start(int count) => [.. Enumerable.Range(0, count * width).Select(_ => 0.1 * Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble()))];

        void Step(int user, int item, double rating)
        {
            double error = rating - Predict(user, item);
            _userBiases[user] += rate * (error - (biasDecay * _userBiases[user]));
            _itemBiases[item] += rate * (error - (biasDecay * _itemBiases[item]));
            Span<double> u = _users.AsSpan(user * width, width), v = _items.AsSpan(item * width, width);
            for (int f = 0; f < width; f++)
            {
                double uf = u[f], vf = v[f];
                u[f] += rate * ((error * vf) - (decay * uf));
                v[f] += rate * ((error * uf) - (decay * vf));
            }
        }
    }

    public int CandidateCount { get; }

    public double Predict(int user, int item) =>
        _mean + _userBiases[user] + _itemBiases[item] + SymmetricMatrix.Dot(_users.AsSpan(user * _width, _width), _items.AsSpan(item * _width, _width));

    public void Score(int query, Span<float> scores)
    {
        for (int item = 0; item < scores.Length; item++)
            scores[item] = (float)Predict(query, item);
    }
}
