namespace DeepInit;

/// <summary>What the header of a safetensors file says about one tensor.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">The type of its elements.</param>
/// <param name="Shape">Its shape; empty for a single number.</param>
/// <param name="Count">The number of elements.</param>
/// <param name="Begin">Where its bytes begin, from the end of the header.</param>
/// <param name="End">Where they end.</param>
internal sealed record SafeTensorEntry(string Name, SafeTensorType Type, long[] Shape, long Count, long Begin, long End)
{
    /// <summary><c>dense0.weight F32 [64, 30]</c>.</summary>
    public override string ToString() => $"'{Excerpt.Of(Name)}' {Type} {ShapeText.Of(Shape)}";
}
