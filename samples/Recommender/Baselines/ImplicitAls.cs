using DeepInit;
using Samples.Shared;

namespace Recommender.Baselines;

/// <summary>
/// Factors of who chose what by alternating least squares (Hu, Koren and Volinsky 2008; in the form of Rendle et al. 2022): Σ over pairs (u · v − 1)² + α Σ over all (u · v)² + λ Σ (pairs of it + α · all)^ν |factor|².
/// </summary>
internal sealed class ImplicitAls : IRankingScorer
{
    private readonly int _width;
    private readonly double[] _users;
    private readonly double[] _items;

    public ImplicitAls(Interactions train, int width = 64, double unobserved = 0.3, double ridge = 0.01, double power = 1, int sweeps = 8, long seed = 0)
    {
        _width = width;
        CandidateCount = train.ItemCount;
        var random = new Random((int)seed);
        _users = Start(train.UserCount);
        _items = Start(train.ItemCount);
        List<int>[] usersOf = ItemNeighbours.UsersOf(train);
        for (int sweep = 0; sweep < sweeps; sweep++)
        {
            Solve(_users, _items, train.UserCount, user => train.ItemsOf(user).ToArray(), train.ItemCount);
            Solve(_items, _users, train.ItemCount, item => [.. usersOf[item]], train.UserCount);
        }

        // Normal numbers whose products have the deviation 0.1 / √width.
        double[] Start(int count) => [.. Enumerable.Range(0, count * width).Select(_ => 0.1 / Math.Sqrt(width) * Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble()))];

        void Solve(double[] own, double[] others, int count, Func<int, int[]> othersOf, int all)
        {
            var gram = new double[width * width];
            for (int o = 0; o < all; o++)
                SymmetricMatrix.AddSquare(gram, others.AsSpan(o * width, width), unobserved);
            var a = new double[width * width];
            for (int i = 0; i < count; i++)
            {
                int[] pairs = othersOf(i);
                Array.Copy(gram, a, a.Length);
                Span<double> b = own.AsSpan(i * width, width);
                b.Clear();
                foreach (int other in pairs)
                {
                    ReadOnlySpan<double> v = others.AsSpan(other * width, width);
                    SymmetricMatrix.AddSquare(a, v, 1);
                    for (int f = 0; f < width; f++)
                        b[f] += v[f];
                }

                double penalty = ridge * Math.Pow(pairs.Length + (unobserved * all), power);
                for (int f = 0; f < width; f++)
                    a[(f * width) + f] += penalty;
                SymmetricMatrix.Factor(a, width);
                SymmetricMatrix.Solve(a, width, b);
            }
        }
    }

    public int CandidateCount { get; }

    public void Score(int query, Span<float> scores)
    {
        for (int i = 0; i < scores.Length; i++)
            scores[i] = (float)SymmetricMatrix.Dot(_users.AsSpan(query * _width, _width), _items.AsSpan(i * _width, _width));
    }
}
