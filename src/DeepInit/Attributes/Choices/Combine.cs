namespace DeepInit;

/// <summary>What is made of the rows of the two tables of a <see cref="QuotientRemainderEmbeddingAttribute"/>.</summary>
public enum Combine
{
    /// <summary>Their product, number by number: the default of the paper, and what its figures are of.</summary>
    Multiply,

    /// <summary>Their sum.</summary>
    Add,

    /// <summary>Both side by side, each of half the units.</summary>
    Concat,
}
