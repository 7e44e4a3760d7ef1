namespace DeepInit;

/// <summary>Pairs of tokens that are merged, by rank: the pair that was found first is merged first.</summary>
internal sealed class BpeMerges
{
    private readonly List<(int Left, int Right)> _pairs = [];
    private readonly Dictionary<long, (int Rank, int Merged)> _byPair = [];

    /// <summary>The pairs in the order of their ranks.</summary>
    public IReadOnlyList<(int Left, int Right)> Pairs => _pairs;

    /// <summary>Adds the pair of the next rank; false where it is there already.</summary>
    public bool Add(int left, int right, int merged)
    {
        if (_byPair.ContainsKey(Key(left, right)))
            return false;
        _byPair.Add(Key(left, right), (_pairs.Count, merged));
        _pairs.Add((left, right));
        return true;
    }

    /// <summary>The rank of a pair, and what it becomes.</summary>
    public bool TryFind(int left, int right, out (int Rank, int Merged) merge) => _byPair.TryGetValue(Key(left, right), out merge);

    /// <summary>Both halves of a pair as one key.</summary>
    public static long Key(int left, int right) => ((long)left << 32) | (uint)right;
}
