using DeepInit.Runtime;

namespace DeepInit;

/// <summary>
/// The best few of many candidates: the higher score first, of equal scores the lower index, whatever the order in which they come. A NaN is never among them.
/// </summary>
/// <remarks>A heap whose root is the worst of those kept: n candidates cost n comparisons and, in random order, about k · ln(n / k) replacements.</remarks>
internal sealed class TopList
{
    private readonly BinaryHeap<RankedRow> _kept = new();
    private int[] _sorted = [];

    /// <param name="length">The most that are kept, at least 1.</param>
    public TopList(int length = 1) => Clear(length);

    /// <summary>The most that are kept.</summary>
    public int Length { get; private set; }

    /// <summary>How many are kept.</summary>
    public int Count => _kept.Count;

    /// <summary>What a score must reach to be kept: that of the worst one, where there is no room for more.</summary>
    public double Limit => Count == Length ? _kept.Least.Score : double.NegativeInfinity;

    /// <summary>Takes all out.</summary>
    /// <param name="length">The most that are kept from now on.</param>
    public void Clear(int length)
    {
        Length = length;
        _kept.Clear();
    }

    /// <summary>Takes a candidate in if it is better than the worst, or if there is room.</summary>
    public void Add(double score, int index)
    {
        if (double.IsNaN(score))
            return;
        var row = new RankedRow(score, index);
        if (Count == Length)
        {
            if (row.CompareTo(_kept.Least) <= 0)
                return;
            _kept.Pop();
        }

        _kept.Push(row);
    }

    /// <summary>Takes the worst out.</summary>
    public RankedRow TakeWorst() => _kept.Pop();

    /// <summary>Takes all out: their indices, the best first. They are valid until the next call.</summary>
    public ReadOnlySpan<int> TakeAll()
    {
        int count = Count;
        if (_sorted.Length < count)
            _sorted = new int[Length];
        for (int i = count - 1; i >= 0; i--)
            _sorted[i] = _kept.Pop().Row;
        return _sorted.AsSpan(0, count);
    }
}
