namespace DeepInit;

/// <summary>The second-order term of a factorization machine over several values of one shape: the sum of the scalar products of each two of them, one number.</summary>
/// <remarks>
/// y = Σ over pairs i &lt; j of v_i · v_j = ½ Σ over units ((Σ_i v_i)² − Σ_i v_i²). It is computed as Σ_i v_i · (v_0 + … + v_(i−1)), at the cost of F · units multiply-adds for F values, and
/// without the cancellation of the difference of squares. The first-order term is an <c>[Embedding(1)]</c> of each input, and the constant the bias of a dense layer behind; <c>[Add]</c> makes the machine of
/// them, and with a chain of dense layers over the same embeddings a DeepFM. Rendle 2010, Factorization Machines; Guo et al. 2017, arXiv:1703.04247.
/// </remarks>
/// <example><code>[Embedding(8, Name = "u", From = "user")] [Embedding(8, Name = "m", From = "movie")] [Embedding(8, Name = "h", From = "hour")] [FactorizationMachine("u", "m", "h", Name = "second")]
/// [Embedding(1, Name = "ub", From = "user")] [Embedding(1, Name = "mb", From = "movie")] [Add("second", "ub", "mb")]</code></example>
public sealed class FactorizationMachineAttribute : LayerAttribute
{
    /// <summary>Adds the sum of the scalar products of each two values.</summary>
    /// <param name="inputs">Two or more inputs or layers of one shape; with one, the layer before comes first: <c>[FactorizationMachine("user")]</c>.</param>
    public FactorizationMachineAttribute(params string[] inputs) => Inputs = inputs;

    /// <summary>The values.</summary>
    public string[] Inputs { get; }
}
