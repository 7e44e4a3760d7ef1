namespace DeepInit;

/// <summary>
/// Finds the pairs to merge: again and again the one that is there most often in the pieces of the texts (Sennrich et al. 2016, Neural Machine Translation of Rare Words with
/// Subword Units). Of pairs that are there equally often the one whose left token has the smaller id, then the right one: the same texts give the same tokens, in any order.
/// </summary>
internal sealed class BpeTrainer
{
    private const int ProgressEvery = 100;

    private readonly List<int[]> _words = [];
    private readonly List<long> _counts = [];

    // How often each pair is there now, and the words that had it at some time.
    private readonly Dictionary<long, long> _pairCounts = [];
    private readonly Dictionary<long, List<int>> _places = [];
    private readonly BinaryHeap<Candidate> _candidates = new();
    private readonly HashSet<long> _changed = [];

    /// <param name="words">The pieces of the texts as tokens of single bytes, and how often each is there.</param>
    public BpeTrainer(IEnumerable<(int[] Tokens, long Count)> words)
    {
        foreach ((int[] tokens, long count) in words)
        {
            for (int i = 0; i + 1 < tokens.Length; i++)
                Count(BpeMerges.Key(tokens[i], tokens[i + 1]), count, _words.Count);
            _words.Add(tokens);
            _counts.Add(count);
        }

        PushChanged();
    }

    /// <summary>Makes tokens until there are so many, or no pair is there often enough.</summary>
    /// <param name="tokens">The tokens so far: to which the new ones are added, as the texts of both halves.</param>
    /// <param name="vocabulary">How many tokens there shall be.</param>
    /// <param name="options">How often a pair must be there, and who is told.</param>
    public BpeMerges Train(List<string> tokens, int vocabulary, TokenizerFitOptions options)
    {
        var merges = new BpeMerges();
        var known = new Dictionary<string, int>(StringComparer.Ordinal);
        for (int id = 0; id < tokens.Count; id++)
            known.Add(tokens[id], id);
        while (tokens.Count < vocabulary && Next(options.MinCount) is { } pair)
        {
            options.CancellationToken.ThrowIfCancellationRequested();
            string text = tokens[pair.Left] + tokens[pair.Right];

            // Two pairs may make the same text, which stays one token.
            if (!known.TryGetValue(text, out int merged))
            {
                merged = tokens.Count;
                known.Add(text, merged);
                tokens.Add(text);
                if (tokens.Count % ProgressEvery == 0 && tokens.Count < vocabulary)
                    options.Progress?.Report(new TokenizerProgress(tokens.Count, vocabulary));
            }

            merges.Add(pair.Left, pair.Right, merged);
            Merge(pair.Left, pair.Right, merged);
        }

        options.Progress?.Report(new TokenizerProgress(tokens.Count, vocabulary));
        return merges;
    }

    private (int Left, int Right)? Next(int minCount)
    {
        while (_candidates.Count > 0)
        {
            Candidate candidate = _candidates.Pop();

            // Counts that have changed since are in the heap once more.
            if (_pairCounts.TryGetValue(candidate.Pair, out long count) && count == candidate.Count)
                return count >= minCount ? ((int)(candidate.Pair >> 32), (int)candidate.Pair) : null;
        }

        return null;
    }

    private void Merge(int left, int right, int merged)
    {
        long pair = BpeMerges.Key(left, right);
        List<int> places = _places[pair];
        _places.Remove(pair);
        foreach (int word in places)
            Merge(word, left, right, merged);
        _pairCounts.Remove(pair);
        _changed.Remove(pair);
        PushChanged();
    }

    private void Merge(int word, int left, int right, int merged)
    {
        int[] before = _words[word];
        var after = new List<int>(before.Length);
        for (int i = 0; i < before.Length; i++)
        {
            if (i + 1 < before.Length && before[i] == left && before[i + 1] == right)
            {
                after.Add(merged);
                i++;
            }
            else
            {
                after.Add(before[i]);
            }
        }

        if (after.Count == before.Length)
            return;
        _words[word] = [.. after];
        for (int i = 0; i + 1 < before.Length; i++)
            Count(BpeMerges.Key(before[i], before[i + 1]), -_counts[word], word);
        for (int i = 0; i + 1 < after.Count; i++)
            Count(BpeMerges.Key(after[i], after[i + 1]), _counts[word], word);
    }

    private void Count(long pair, long count, int word)
    {
        _pairCounts[pair] = (_pairCounts.TryGetValue(pair, out long old) ? old : 0) + count;
        _changed.Add(pair);
        if (count < 0)
            return;
        if (!_places.TryGetValue(pair, out List<int>? places))
            _places.Add(pair, places = []);
        if (places.Count == 0 || places[places.Count - 1] != word)
            places.Add(word);
    }

    private void PushChanged()
    {
        foreach (long pair in _changed)
        {
            long count = _pairCounts[pair];
            if (count > 0)
                _candidates.Push(new Candidate(count, pair));
            else
                _pairCounts.Remove(pair);
        }

        _changed.Clear();
    }

    private readonly record struct Candidate(long Count, long Pair) : IComparable<Candidate>
    {
        // The key of a pair has the left id above the right one.
        public int CompareTo(Candidate other) => Count != other.Count ? other.Count.CompareTo(Count) : Pair.CompareTo(other.Pair);
    }
}
