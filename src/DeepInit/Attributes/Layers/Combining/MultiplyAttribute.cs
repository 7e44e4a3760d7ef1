namespace DeepInit;

/// <summary>Multiplies values of one shape, elementwise, as a gate does.</summary>
/// <remarks>The output has their shape.</remarks>
/// <example><code>[Dense(64, Name = "skip")] [Dense(64)] [Multiply("skip")]</code></example>
public sealed class MultiplyAttribute : ActivatedLayerAttribute
{
    /// <summary>Adds the product of the values named.</summary>
    /// <param name="inputs">Inputs and layers to combine, at least two; with one, the layer before comes first: <c>[Multiply("skip")]</c>.</param>
    public MultiplyAttribute(params string[] inputs) => Inputs = inputs;

    /// <summary>The values to combine.</summary>
    public string[] Inputs { get; }
}
