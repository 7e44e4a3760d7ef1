namespace DeepInit;

/// <summary>How shapes are written in messages.</summary>
internal static class ShapeText
{
    /// <summary><c>[64, 30]</c>.</summary>
    public static string Of<TSize>(IEnumerable<TSize> shape) => $"[{string.Join(", ", shape)}]";
}
