namespace DeepInit;

/// <summary>
/// A dense layer whose matrix is the table of an <see cref="EmbeddingAttribute"/>: y = W x + b with a number for each id, W the table [vocabulary, units]. The output of a language model that
/// has one table for what it reads and what it says (Press and Wolf 2017).
/// </summary>
/// <remarks>
/// There is one tensor of parameters, the embedding's: one gradient, the sum of both layers', one moment, one share in a norm that clips, and weights decay once, if at all. The table is read as it is stored,
/// whatever <see cref="EmbeddingAttribute.ScaleBySqrt"/> says. The row of a padding index stays zeros: its number is the bias. The gradient of the table is stored, and the update moves all of it. Costs
/// vocabulary · units multiply-adds; predictions read a copy of the table in the order of a matrix, which is made once after each change.
/// </remarks>
/// <example><code>[Input(64, Vocabulary = 5000)] [Embedding(128, Name = "wte")] [GRU(128, ReturnSequences = true)] [TiedDense("wte")] [Loss(CrossEntropy)]</code></example>
public sealed class TiedDenseAttribute : LayerAttribute
{
    /// <summary>Adds a dense layer with the table of an embedding.</summary>
    /// <param name="embedding">The name of the embedding, a layer before this one; its rows have as many numbers as this layer reads features.</param>
    public TiedDenseAttribute(string embedding) => Embedding = embedding;

    /// <summary>The name of the embedding.</summary>
    public string Embedding { get; }

    /// <summary>Whether a bias of its own is added, <c>bias</c> [vocabulary], which starts as zeros; false unless given, as in GPT-2.</summary>
    public bool UseBias { get; set; }
}
