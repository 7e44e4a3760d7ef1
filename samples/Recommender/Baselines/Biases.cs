using DeepInit;

namespace Recommender.Baselines;

/// <summary>The mean, how much more a user gives than others, and how much more an item is given: alternating ridge regressions (Koren 2010).</summary>
internal sealed class Biases : IRatingPredictor
{
    private readonly double[] _users;
    private readonly double[] _items;

    public Biases(Interactions train, double ridge = 5, int sweeps = 20)
    {
        _users = new double[train.UserCount];
        _items = new double[train.ItemCount];
        Mean = train.Ratings.ToArray().Average(rating => (double)rating);
        for (int sweep = 0; sweep < sweeps; sweep++)
        {
            Solve(_items, train.Items.Span, _users, train.Users.Span);
            Solve(_users, train.Users.Span, _items, train.Items.Span);
        }

        void Solve(double[] own, ReadOnlySpan<int> ownIds, double[] others, ReadOnlySpan<int> otherIds)
        {
            var counts = new double[own.Length];
            Array.Clear(own);
            for (int pair = 0; pair < train.Count; pair++)
            {
                own[ownIds[pair]] += train.Ratings.Span[pair] - Mean - others[otherIds[pair]];
                counts[ownIds[pair]]++;
            }

            for (int i = 0; i < own.Length; i++)
                own[i] /= counts[i] + ridge;
        }
    }

    /// <summary>The mean of all ratings.</summary>
    public double Mean { get; }

    public double Predict(int user, int item) => Mean + _users[user] + _items[item];
}
