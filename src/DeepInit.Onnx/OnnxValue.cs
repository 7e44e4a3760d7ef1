namespace DeepInit.Onnx;

/// <summary>A tensor of a model; it gets its name when the graph is whole.</summary>
/// <param name="hint">What it would be called, were it alone.</param>
internal sealed class OnnxValue(string hint)
{
    /// <summary>What it would be called, were it alone.</summary>
    public string Hint { get; set; } = hint;

    /// <summary>Its name in the model; empty until it is given.</summary>
    public string Name { get; set; } = "";

    /// <summary>Whether a node makes it, so that its name is free to choose.</summary>
    public bool IsComputed { get; init; }
}
