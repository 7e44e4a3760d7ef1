namespace DeepInit;

/// <summary>How shapes are written in messages.</summary>
internal static class ShapeText
{
    /// <summary>No array has more; a damaged file may say millions.</summary>
    private const int Most = 16;

    /// <summary><c>[64, 30]</c>.</summary>
    public static string Of<TSize>(IReadOnlyCollection<TSize> shape) =>
        shape.Count <= Most ? $"[{string.Join(", ", shape)}]" : $"[{string.Join(", ", shape.Take(Most))}, …] ({shape.Count} sizes)";
}
