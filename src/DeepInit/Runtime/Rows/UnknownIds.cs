namespace DeepInit.Runtime;

/// <summary>Takes some ids of the rows of a training for unknown, so that the row of what is unknown is trained: never the first occurrence of an id, and of the others each with one probability.</summary>
internal sealed class UnknownIds
{
    private readonly bool[] _seen;
    private readonly ulong _seed;
    private readonly double _share;

    /// <param name="column">The column's name: different columns of a row are taken independently.</param>
    /// <param name="count">How many indices there are.</param>
    /// <param name="share">The probability.</param>
    public UnknownIds(string column, int count, double share)
    {
        _seen = new bool[count];
        _seed = StableHash.Of(column.AsSpan());
        _share = share;
    }

    /// <summary>Goes over the ids of a row.</summary>
    /// <param name="row">The number of the row: a hash of it decides, and no random numbers.</param>
    /// <param name="ids">Their indices.</param>
    public void Take(int row, Span<int> ids)
    {
        for (int i = 0; i < ids.Length; i++)
        {
            if (!_seen[ids[i]])
            {
                _seen[ids[i]] = true;
                continue;
            }

            ulong hash = SplitMix.Mix(unchecked(_seed ^ (((ulong)(uint)row << 32) | (uint)i)));
            if (SplitMix.Share(hash) < _share)
                ids[i] = Vocabulary.Unknown;
        }
    }
}
