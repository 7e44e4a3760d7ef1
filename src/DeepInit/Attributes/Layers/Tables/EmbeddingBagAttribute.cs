namespace DeepInit;

/// <summary>Looks ids up in a table and makes one row of the rows of each bag: their mean, sum, or the largest of each feature. Ids [n] become [units].</summary>
/// <remarks>
/// Reads an input with a <see cref="InputAttribute.Vocabulary"/>, and nothing else. Of ids with several axes the last one is the bag: [steps, n] becomes [steps, units]. Ids that are
/// the input's <see cref="InputAttribute.PaddingIndex"/> are left out, of the count of a mean, too; a bag of nothing else is zeros. Nothing of the size of the single vectors is stored.
/// </remarks>
/// <example><code>[Input("genres", 6, Vocabulary = 20, PaddingIndex = 0)] [EmbeddingBag(16, Mode = Bag.Sum)]</code></example>
public sealed class EmbeddingBagAttribute : TableLayerAttribute
{
    /// <summary>Adds a table whose rows are put together.</summary>
    /// <param name="units">Numbers of each row; at least 1.</param>
    public EmbeddingBagAttribute(int units)
        : base(units)
    {
    }

    /// <summary>What is made of the rows of a bag; <see cref="Bag.Mean"/> unless given.</summary>
    public Bag Mode { get; set; }
}
