namespace DeepInit;

/// <summary>Joins values along their last axis: the features of the first, then those of the second, and so on.</summary>
/// <remarks>All other axes are the same; the last one of the output is as long as theirs together.</remarks>
/// <example><code>[Concat("user", "item")]</code></example>
public sealed class ConcatAttribute : LayerAttribute
{
    /// <summary>Adds a concatenation.</summary>
    /// <param name="inputs">Inputs and layers to join, at least two; with one, the layer before comes first: <c>[Concat("x")]</c>.</param>
    public ConcatAttribute(params string[] inputs) => Inputs = inputs;

    /// <summary>The values to join.</summary>
    public string[] Inputs { get; }
}
