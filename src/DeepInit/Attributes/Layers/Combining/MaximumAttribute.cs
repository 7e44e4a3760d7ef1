namespace DeepInit;

/// <summary>The largest of values of one shape, elementwise, as in a maxout layer.</summary>
/// <remarks>The output has their shape. The gradient goes to the value that was taken; where several are equal, each has the same share.</remarks>
/// <example><code>[Dense(64, Name = "a", From = "x")] [Dense(64, Name = "b", From = "x")] [Maximum("a", "b")]</code></example>
public sealed class MaximumAttribute : ActivatedLayerAttribute
{
    /// <summary>Adds the largest of the values named.</summary>
    /// <param name="inputs">Inputs and layers to combine, at least two; with one, the layer before comes first: <c>[Maximum("skip")]</c>.</param>
    public MaximumAttribute(params string[] inputs) => Inputs = inputs;

    /// <summary>The values to combine.</summary>
    public string[] Inputs { get; }
}
