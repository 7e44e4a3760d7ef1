namespace DeepInit;

/// <summary>
/// Merges the pairs of one piece of text after another: always the pair of the least rank, of equal ones the leftmost. n bytes take time by n log n, so that a piece without any
/// end, such as a million letters, is no attack.
/// </summary>
/// <param name="merges">The pairs.</param>
internal sealed class BpeMerger(BpeMerges merges)
{
    // A list by links: the token at each place, -1 where it was merged into the one before; and the next and previous places that have one.
    private int[] _ids = new int[32];
    private int[] _next = new int[32];
    private int[] _previous = new int[32];
    private readonly BinaryHeap<Candidate> _candidates = new();

    /// <summary>Appends what tokens become.</summary>
    public void Merge(ReadOnlySpan<int> tokens, List<int> merged)
    {
        if (_ids.Length < tokens.Length)
        {
            int length = Math.Max(tokens.Length, 2 * _ids.Length);
            (_ids, _next, _previous) = (new int[length], new int[length], new int[length]);
        }

        _candidates.Clear();
        for (int i = 0; i < tokens.Length; i++)
        {
            _ids[i] = tokens[i];
            _previous[i] = i - 1;
            _next[i] = i + 1 < tokens.Length ? i + 1 : -1;
        }

        for (int i = 0; i + 1 < tokens.Length; i++)
            Consider(i);

        while (_candidates.Count > 0)
        {
            Candidate candidate = _candidates.Pop();
            int at = candidate.Place;

            // What stands there may have been merged since.
            if (_ids[at] < 0 || _next[at] is not (>= 0 and var right) || !merges.TryFind(_ids[at], _ids[right], out (int Rank, int Merged) merge) || merge.Rank != candidate.Rank)
                continue;
            _ids[at] = merge.Merged;
            _ids[right] = -1;
            _next[at] = _next[right];
            if (_next[at] >= 0)
                _previous[_next[at]] = at;
            Consider(at);
            if (_previous[at] >= 0)
                Consider(_previous[at]);
        }

        for (int i = 0; i < tokens.Length; i++)
        {
            if (_ids[i] >= 0)
                merged.Add(_ids[i]);
        }
    }

    private void Consider(int place)
    {
        if (_next[place] is >= 0 and var right && merges.TryFind(_ids[place], _ids[right], out (int Rank, int Merged) merge))
            _candidates.Push(new Candidate(merge.Rank, place));
    }

    private readonly record struct Candidate(int Rank, int Place) : IComparable<Candidate>
    {
        public int CompareTo(Candidate other) => Rank != other.Rank ? Rank.CompareTo(other.Rank) : Place.CompareTo(other.Place);
    }
}
