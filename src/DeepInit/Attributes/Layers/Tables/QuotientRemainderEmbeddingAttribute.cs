namespace DeepInit;

/// <summary>Looks ids up in two small tables, by the quotient and by the remainder of a division: each id has a value of its own, and a vocabulary of V ids takes V / buckets + buckets rows.</summary>
/// <remarks>
/// Ids of one remainder have one of the rows in common, and no two have both. Parameters are <c>quotient.weight</c> [⌈vocabulary / buckets⌉, units] and <c>remainder.weight</c> [buckets, units]; with
/// <see cref="Combine.Concat"/> half the units each. They start so that the value has the variance of one table's: of a product each has the root of that standard deviation. (The code of the paper draws both from U(√(1/V), 1), all positive.)
/// The input may have no padding. Shi et al. 2020, Compositional embeddings using complementary partitions, arXiv:1909.02107.
/// </remarks>
/// <example><code>[Input("item", Vocabulary = 1000000)] [QuotientRemainderEmbedding(32, 1000)] [Dense(1)]</code></example>
public sealed class QuotientRemainderEmbeddingAttribute : LayerAttribute
{
    /// <summary>Adds two tables that are looked up in.</summary>
    /// <param name="units">Numbers of each value; at least 1.</param>
    /// <param name="buckets">What ids are divided by: rows of the table of remainders; at least 1. The root of the vocabulary makes both tables smallest.</param>
    public QuotientRemainderEmbeddingAttribute(int units, int buckets)
    {
        Units = units;
        Buckets = buckets;
    }

    /// <summary>Numbers of each value.</summary>
    public int Units { get; }

    /// <summary>What ids are divided by.</summary>
    public int Buckets { get; }

    /// <summary>What is made of the two rows; their product unless given.</summary>
    public Combine Combine { get; set; }

    /// <summary>Whether the tables learn; true unless given.</summary>
    public bool Trainable { get; set; } = true;
}
