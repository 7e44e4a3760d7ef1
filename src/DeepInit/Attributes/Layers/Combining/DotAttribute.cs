namespace DeepInit;

/// <summary>The scalar product of two values of one shape over their last axis, which is left with length 1: the score of a two-tower model.</summary>
/// <example><code>[Dense(32, Name = "user", From = "u")] [Dense(32, Name = "item", From = "i")] [Dot("user", "item")]</code></example>
public sealed class DotAttribute : LayerAttribute
{
    /// <summary>Adds a scalar product.</summary>
    /// <param name="inputs">Two inputs or layers; with one, the layer before comes first: <c>[Dot("user")]</c>.</param>
    public DotAttribute(params string[] inputs) => Inputs = inputs;

    /// <summary>The two values.</summary>
    public string[] Inputs { get; }

    /// <summary>Whether (false unless given) each value is divided by its length first, so that the product is the cosine of their angle; squared lengths below 1e-12 count as that.</summary>
    public bool Normalize { get; set; }
}
