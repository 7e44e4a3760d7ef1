namespace DeepInit;

/// <summary>Looks ids up in a table: each becomes its row, ids [steps] a sequence [steps, units], one id for each row of the batch [units].</summary>
/// <remarks>
/// Reads an input with a <see cref="InputAttribute.Vocabulary"/>, and nothing else. An id that is the input's <see cref="InputAttribute.PaddingIndex"/> gives zeros. At prediction a
/// look-up costs a copy of <c>units</c> numbers.
/// </remarks>
/// <example><code>[Input(64, Vocabulary = 5000, PaddingIndex = 0)] [Embedding(128)] [GRU(64)]
/// [Input("user", Vocabulary = 943)] [Input("item", Vocabulary = 1682)] [Embedding(32, Name = "u", From = "user")] [Embedding(32, Name = "v", From = "item")] [Dot("u", "v")]</code></example>
public sealed class EmbeddingAttribute : TableLayerAttribute
{
    /// <summary>Adds a table that is looked up in.</summary>
    /// <param name="units">Numbers of each row; at least 1.</param>
    public EmbeddingAttribute(int units)
        : base(units)
    {
    }

    /// <summary>Whether the value is the row times √units (Vaswani et al. 2017), and with it the gradient; what is stored is not scaled. False unless given.</summary>
    public bool ScaleBySqrt { get; set; }
}
