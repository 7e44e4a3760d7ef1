using System.ComponentModel;

namespace DeepInit.Runtime;

/// <summary>Which ids of a column have an index of their own: what an <see cref="IdAttribute"/> says. Made by generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class IdRules
{
    private IdRules(int capacity, int hashed, int minimumCount, double unknownShare, Vocabulary? declared)
    {
        Capacity = capacity;
        Hashed = hashed;
        MinimumCount = minimumCount;
        UnknownShare = unknownShare;
        Declared = declared;
    }

    internal int Capacity { get; }

    internal int Hashed { get; }

    internal int MinimumCount { get; }

    internal double UnknownShare { get; }

    /// <summary>The ids, where they are declared; null where they are found in rows.</summary>
    internal Vocabulary? Declared { get; }

    /// <summary>The largest index that the network has a row for.</summary>
    internal int Room => Hashed > 0 ? Hashed : Capacity;

    /// <summary>Ids that are found in rows.</summary>
    /// <param name="capacity">The most.</param>
    /// <param name="minimumCount">How often one must be there.</param>
    /// <param name="unknownShare">The probability with which one is taken for unknown while training.</param>
    public static IdRules Fitted(int capacity, int minimumCount, double unknownShare) => new(capacity, 0, minimumCount, unknownShare, null);

    /// <summary>Ids that are hashed.</summary>
    /// <param name="buckets">Into how many numbers.</param>
    public static IdRules Hash(int buckets) => new(0, buckets, 1, 0, null);

    /// <summary>Ids that are known to the compiler.</summary>
    /// <param name="ids">The ids.</param>
    public static IdRules Of(params string[] ids) => new(ids.Length, 0, 1, 0, new Vocabulary(ids));
}
