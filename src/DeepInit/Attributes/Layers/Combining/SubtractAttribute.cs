namespace DeepInit;

/// <summary>Subtracts the second of two values of one shape from the first, elementwise.</summary>
/// <remarks>The output has their shape.</remarks>
/// <example><code>[Dense(64, Name = "noise", From = "x")] [Subtract("x", "noise")]</code></example>
public sealed class SubtractAttribute : ActivatedLayerAttribute
{
    /// <summary>Adds the difference of the values named.</summary>
    /// <param name="inputs">Two inputs or layers, the first minus the second; with one, it is taken off the layer before: <c>[Subtract("mean")]</c>.</param>
    public SubtractAttribute(params string[] inputs) => Inputs = inputs;

    /// <summary>The values to combine.</summary>
    public string[] Inputs { get; }
}
