namespace DeepInit;

/// <summary>Looks ids up in a table of fewer rows than there are ids: which row an id has, a hash says. Ids of one row are one to the network.</summary>
/// <remarks>
/// For vocabularies that no table holds, whose rare ids are few together. The table is <c>weight</c> [buckets, units]. The hash mixes all bits of an id, is the same in every version and on every machine, and is part of what was
/// trained: the row of an id is ⌊mix(id) · buckets / 2³²⌋. Where every id shall keep a value of its own, <see cref="QuotientRemainderEmbeddingAttribute"/> has one. The input may have no padding. Weinberger et al. 2009, Feature hashing for large scale multitask learning, arXiv:0902.2206.
/// </remarks>
/// <example><code>[Input("device", Vocabulary = 100000000)] [HashedEmbedding(16, 65536)] [Dense(1)]</code></example>
public sealed class HashedEmbeddingAttribute : TableLayerAttribute
{
    /// <summary>Adds a table that hashes are looked up in.</summary>
    /// <param name="units">Numbers of each row; at least 1.</param>
    /// <param name="buckets">Rows of the table; at least 1.</param>
    public HashedEmbeddingAttribute(int units, int buckets)
        : base(units) => Buckets = buckets;

    /// <summary>Rows of the table.</summary>
    public int Buckets { get; }
}
