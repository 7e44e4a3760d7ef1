namespace DeepInit;

/// <summary>Adds values of one shape, elementwise, as at the end of a residual branch.</summary>
/// <remarks>The output has their shape.</remarks>
/// <example><code>[Dense(64, Name = "skip")] [Dense(64)] [Add("skip")]</code></example>
public sealed class AddAttribute : ActivatedLayerAttribute
{
    /// <summary>Adds the sum of the values named.</summary>
    /// <param name="inputs">Inputs and layers to combine, at least two; with one, the layer before comes first: <c>[Add("skip")]</c>.</param>
    public AddAttribute(params string[] inputs) => Inputs = inputs;

    /// <summary>The values to combine.</summary>
    public string[] Inputs { get; }
}
