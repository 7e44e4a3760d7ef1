namespace DeepInit;

/// <summary>
/// The best few of many candidates: the higher score first, of equal scores the lower index, whatever the order in which they come. A NaN is never among them.
/// </summary>
/// <remarks>A heap whose root is the worst of those kept: n candidates cost n comparisons and, in random order, about k · ln(n / k) replacements.</remarks>
internal sealed class TopList
{
    private readonly float[] _scores;
    private readonly int[] _indices;

    /// <param name="length">The most that are kept, at least 1.</param>
    public TopList(int length)
    {
        _scores = new float[length];
        _indices = new int[length];
    }

    /// <summary>How many there are.</summary>
    public int Count { get; private set; }

    /// <summary>Those kept: in no order before <see cref="Sort"/>, then the best first.</summary>
    public ReadOnlySpan<int> Indices => _indices.AsSpan(0, Count);

    /// <summary>Their scores.</summary>
    public ReadOnlySpan<float> Scores => _scores.AsSpan(0, Count);

    /// <summary>Takes all out.</summary>
    public void Clear() => Count = 0;

    /// <summary>Takes a candidate in if it is better than the worst, or if there is room.</summary>
    public void Add(float score, int index)
    {
        if (float.IsNaN(score))
            return;
        if (Count == _scores.Length)
        {
            if (IsWorse(score, index, _scores[0], _indices[0]))
                return;
            Sink(0, Count, score, index);
            return;
        }

        int at = Count++;
        for (; at > 0 && IsWorse(score, index, _scores[(at - 1) / 2], _indices[(at - 1) / 2]); at = (at - 1) / 2)
            Put(at, _scores[(at - 1) / 2], _indices[(at - 1) / 2]);
        Put(at, score, index);
    }

    /// <summary>Puts the best first; nothing may be added until <see cref="Clear"/>.</summary>
    public void Sort()
    {
        for (int last = Count - 1; last > 0; last--)
        {
            float score = _scores[last];
            int index = _indices[last];
            Put(last, _scores[0], _indices[0]);
            Sink(0, last, score, index);
        }
    }

    private static bool IsWorse(float score, int index, float other, int otherIndex) => score < other || (score == other && index > otherIndex);

    // The worse of two children goes up until what sinks is worse than both.
    private void Sink(int at, int count, float score, int index)
    {
        while (true)
        {
            int child = (2 * at) + 1;
            if (child >= count)
                break;
            if (child + 1 < count && IsWorse(_scores[child + 1], _indices[child + 1], _scores[child], _indices[child]))
                child++;
            if (!IsWorse(_scores[child], _indices[child], score, index))
                break;
            Put(at, _scores[child], _indices[child]);
            at = child;
        }

        Put(at, score, index);
    }

    private void Put(int at, float score, int index)
    {
        _scores[at] = score;
        _indices[at] = index;
    }
}
