namespace DeepInit;

/// <summary>The scalar products of each two of several values of one shape: how the features of a click or a rating interact in DLRM.</summary>
/// <remarks>
/// Of F values there are F (F − 1) / 2 products, in the order of DLRM's <c>interact_features</c>: the second value with the first, the third with the first and the second, and so on. Their last axis is
/// summed over. To have the numbers of one value beside the products, as DLRM has, join them by <c>[Concat]</c>. A row costs F (F − 1) / 2 · units multiply-adds. Naumov et al. 2019, arXiv:1906.00091.
/// </remarks>
/// <example><code>[Embedding(16, Name = "u", From = "user")] [Embedding(16, Name = "m", From = "movie")] [Dense(16, Name = "x", From = "numbers")] [PairwiseDot("x", "u", "m", Name = "pairs")] [Concat("x", "pairs")]</code></example>
public sealed class PairwiseDotAttribute : LayerAttribute
{
    /// <summary>Adds the scalar products of each two values.</summary>
    /// <param name="inputs">Two or more inputs or layers of one shape; with one, the layer before comes first: <c>[PairwiseDot("user")]</c>.</param>
    public PairwiseDotAttribute(params string[] inputs) => Inputs = inputs;

    /// <summary>The values.</summary>
    public string[] Inputs { get; }
}
