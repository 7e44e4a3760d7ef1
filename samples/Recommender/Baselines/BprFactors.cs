using DeepInit;

namespace Recommender.Baselines;

/// <summary>Factors that rank what was chosen above what was not, by plain stochastic gradients (Rendle et al. 2009): −ln σ(u · (v − w)), biases of items, and an L2 of what a step touches.</summary>
internal sealed class BprFactors : IRankingScorer
{
    private readonly int _width;
    private readonly float[] _users;
    private readonly float[] _items;
    private readonly float[] _biases;

    public BprFactors(Interactions train, int width = 64, int epochs = 60, float rate = 0.05f, float decay = 0.01f, long seed = 0)
    {
        _width = width;
        CandidateCount = train.ItemCount;
        var random = new Random((int)seed);
        _users = Start(train.UserCount);
        _items = Start(train.ItemCount);
        _biases = new float[train.ItemCount];
        var sampler = new NegativeSampler(train, seed: seed);
        int[] users = train.Users.ToArray(), items = train.Items.ToArray(), order = [.. Enumerable.Range(0, train.Count)];
        for (int epoch = 0; epoch < epochs; epoch++)
        {
            random.Shuffle(order);
            foreach (int pair in order)
                Step(users[pair], items[pair], sampler.Draw(users[pair], epoch, pair));
        }

        float[] Start(int count) => [.. Enumerable.Range(0, count * width).Select(_ => ((float)random.NextDouble() - 0.5f) / MathF.Sqrt(width))];

        void Step(int user, int liked, int other)
        {
            Span<float> u = _users.AsSpan(user * width, width), v = _items.AsSpan(liked * width, width), w = _items.AsSpan(other * width, width);
            float lead = _biases[liked] - _biases[other];
            for (int f = 0; f < width; f++)
                lead += u[f] * (v[f] - w[f]);
            float push = 1 / (1 + MathF.Exp(lead));
            _biases[liked] += rate * (push - (decay * _biases[liked]));
            _biases[other] += rate * (-push - (decay * _biases[other]));
            for (int f = 0; f < width; f++)
            {
                float uf = u[f], vf = v[f], wf = w[f];
                u[f] += rate * ((push * (vf - wf)) - (decay * uf));
                v[f] += rate * ((push * uf) - (decay * vf));
                w[f] += rate * ((-push * uf) - (decay * wf));
            }
        }
    }

    public int CandidateCount { get; }

    public void Score(int query, Span<float> scores)
    {
        ReadOnlySpan<float> u = _users.AsSpan(query * _width, _width);
        for (int i = 0; i < scores.Length; i++)
        {
            ReadOnlySpan<float> v = _items.AsSpan(i * _width, _width);
            scores[i] = _biases[i];
            for (int f = 0; f < v.Length; f++)
                scores[i] += u[f] * v[f];
        }
    }
}
