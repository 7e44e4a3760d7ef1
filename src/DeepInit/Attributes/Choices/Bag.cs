namespace DeepInit;

/// <summary>What <see cref="EmbeddingBagAttribute"/> makes of the vectors of its ids.</summary>
public enum Bag
{
    /// <summary>Their mean, over the ids that are not padding.</summary>
    Mean,

    /// <summary>Their sum.</summary>
    Sum,

    /// <summary>The largest of each feature; the gradient goes to the first of equal ones.</summary>
    Max,
}
