using DeepInit.Runtime;

namespace DeepInit;

/// <summary>Chooses tokens by their logits, as <see cref="GenerationOptions"/> say. Cost of a token: its vocabulary, and some sorting where <see cref="GenerationOptions.TopK"/> or <see cref="GenerationOptions.TopP"/> is set. Allocates nothing after its construction.</summary>
public sealed class TokenSampler
{
    private readonly GenerationOptions _options;
    private readonly double[] _weights;
    private readonly int[] _ids;
    private readonly bool[] _seen;
    private readonly bool[] _suppressed;
    private readonly BinaryHeap<Candidate> _heap;
    private RandomStream _random;

    /// <summary>A sampler that has seen no token.</summary>
    /// <param name="options">How to choose.</param>
    /// <param name="vocabulary">How many tokens there are, at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range, or <paramref name="vocabulary"/> is less than 1.</exception>
    public TokenSampler(GenerationOptions options, int vocabulary)
    {
        if (options is null)
            throw new ArgumentNullException(nameof(options));
        if (vocabulary < 1)
            throw new ArgumentOutOfRangeException(nameof(vocabulary), vocabulary, "A vocabulary must have at least 1 token.");
        options.Check(vocabulary);
        _options = options;
        _weights = new double[vocabulary];
        _ids = new int[vocabulary];
        _seen = new bool[vocabulary];
        _suppressed = new bool[vocabulary];
        _heap = new BinaryHeap<Candidate>(vocabulary);
        foreach (int token in options.SuppressTokens)
            _suppressed[token] = true;
        _random = new RandomStream(options.Seed);
    }

    /// <summary>Says that the text has a token, for <see cref="GenerationOptions.RepetitionPenalty"/>.</summary>
    /// <param name="token">The token.</param>
    public void See(int token) => _seen[token] = true;

    /// <summary>Chooses a token. It has not been seen by that.</summary>
    /// <param name="logits">The logarithms of probabilities, up to a constant: one for each token.</param>
    /// <returns>Its id.</returns>
    /// <exception cref="ArgumentException">There are more or fewer logits than tokens, or one is NaN.</exception>
    public int Next<T>(ReadOnlySpan<T> logits)
        where T : unmanaged
    {
        Guard.Length(logits.Length, _weights.Length, nameof(logits));
        double[] weights = _weights;
        int best = 0;
        for (int i = 0; i < weights.Length; i++)
        {
            double logit = Scalar.ToDouble(logits[i]);
            if (double.IsNaN(logit))
                throw new ArgumentException($"The logit of token {i} is NaN: the network's parameters are not finite.", nameof(logits));
            if (_seen[i])
                logit = logit > 0 ? logit / _options.RepetitionPenalty : logit * _options.RepetitionPenalty;
            weights[i] = _suppressed[i] ? double.NegativeInfinity : logit;
            if (weights[i] > weights[best])
                best = i;
        }

        return _options.Temperature == 0 || double.IsInfinity(weights[best]) ? best : Draw(weights[best]);
    }

    private int Draw(double most)
    {
        for (int i = 0; i < _weights.Length; i++)
        {
            // Relative to the most probable one, whose weight is 1.
            double weight = Math.Exp((_weights[i] - most) / _options.Temperature);
            _weights[i] = weight < _options.MinP ? 0 : weight;
            _ids[i] = i;
        }

        int count = _weights.Length;
        if (_options.TopP < 1 || (_options.TopK > 0 && _options.TopK < count))
            count = MostProbable();
        double drawn = _random.NextDouble() * SumOf(count), sum = 0;
        int last = _ids[0];
        for (int i = 0; i < count && drawn >= sum; i++)
        {
            if (_weights[_ids[i]] > 0)
            {
                sum += _weights[_ids[i]];
                last = _ids[i];
            }
        }

        return last;
    }

    // Puts the most probable tokens first, and says how many of them may be drawn.
    private int MostProbable()
    {
        int most = _options.TopK > 0 ? Math.Min(_options.TopK, _ids.Length) : _ids.Length;
        _heap.Clear();
        for (int token = 0; token < _weights.Length; token++)
            _heap.Push(new(_weights[token], token));
        for (int i = 0; i < most; i++)
            _ids[i] = _heap.Pop().Token;
        if (_options.TopP == 1)
            return most;
        double reached = _options.TopP * SumOf(most), sum = 0;
        for (int i = 0; i < most; i++)
        {
            sum += _weights[_ids[i]];
            if (sum >= reached)
                return i + 1;
        }

        return most;
    }

    private double SumOf(int count)
    {
        double sum = 0;
        for (int i = 0; i < count; i++)
            sum += _weights[_ids[i]];
        return sum;
    }

    // The most probable one is the first, and the smaller id of equals.
    private readonly record struct Candidate(double Weight, int Token) : IComparable<Candidate>
    {
        public int CompareTo(Candidate other) => Weight != other.Weight ? other.Weight.CompareTo(Weight) : Token.CompareTo(other.Token);
    }
}
