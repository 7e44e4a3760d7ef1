namespace DeepInit;

/// <summary>The mean of values of one shape, elementwise, as of the members of an ensemble.</summary>
/// <remarks>The output has their shape.</remarks>
/// <example><code>[Average("left", "right")]</code></example>
public sealed class AverageAttribute : ActivatedLayerAttribute
{
    /// <summary>Adds the mean of the values named.</summary>
    /// <param name="inputs">Inputs and layers to combine, at least two; with one, the layer before comes first: <c>[Average("skip")]</c>.</param>
    public AverageAttribute(params string[] inputs) => Inputs = inputs;

    /// <summary>The values to combine.</summary>
    public string[] Inputs { get; }
}
