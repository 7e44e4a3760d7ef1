namespace DeepInit;

/// <summary>A cross layer of the deep and cross network, second version: y = x0 ⊙ (W x + b) + x.</summary>
/// <remarks>
/// x0 is what the first of several cross layers reads, x what this one reads: with each layer the features of x0 meet once more, so that l layers make products of up to l + 1 of them. W is [units, units]; with a
/// <see cref="Rank"/> it is U V, with U [units, rank] and V [rank, units], which costs 2 · rank in the place of units multiply-adds for each feature. It starts as the identity: W, or U, as zeros, whose
/// gradient is not 0, because x0 and x are not, and V by LeCun's rule. Parameters are <c>weight</c> and <c>bias</c>; with a rank <c>u.weight</c>, <c>v.weight</c> and <c>bias</c>. Wang et al. 2021, DCN V2,
/// arXiv:2008.13535.
/// </remarks>
/// <example><code>[Concat("u", "m", "numbers", Name = "x0")] [Cross("x0", "x0")] [Cross("x0", Rank = 32)] [Dense(1)]</code></example>
public sealed class CrossAttribute : LayerAttribute
{
    /// <summary>Adds a cross layer.</summary>
    /// <param name="inputs">What it crosses and x0, two inputs or layers of one shape; with x0 alone, the layer before comes first: <c>[Cross("x0")]</c>. The first of several cross layers reads x0 twice: <c>[Cross("x0", "x0")]</c>.</param>
    public CrossAttribute(params string[] inputs) => Inputs = inputs;

    /// <summary>What it crosses, and x0.</summary>
    public string[] Inputs { get; }

    /// <summary>The rank of the matrix, as a product of two; 0 (default) for a whole one.</summary>
    public int Rank { get; set; }

    /// <summary>Whether there is a bias; true unless given.</summary>
    public bool UseBias { get; set; } = true;

    /// <summary>Whether the parameters are trained; true unless given.</summary>
    public bool Trainable { get; set; } = true;
}
