namespace DeepInit;

/// <summary>The smallest of values of one shape, elementwise.</summary>
/// <remarks>The output has their shape. The gradient goes to the value that was taken; where several are equal, each has the same share.</remarks>
/// <example><code>[Minimum("left", "right")]</code></example>
public sealed class MinimumAttribute : ActivatedLayerAttribute
{
    /// <summary>Adds the smallest of the values named.</summary>
    /// <param name="inputs">Inputs and layers to combine, at least two; with one, the layer before comes first: <c>[Minimum("skip")]</c>.</param>
    public MinimumAttribute(params string[] inputs) => Inputs = inputs;

    /// <summary>The values to combine.</summary>
    public string[] Inputs { get; }
}
