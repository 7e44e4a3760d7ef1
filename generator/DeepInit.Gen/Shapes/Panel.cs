namespace DeepInit.Gen.Shapes;

/// <summary>
/// Values and weights lie in panels: so many features (or outputs) side by side, row after row. What a last panel does not fill is zero.
/// </summary>
internal static class Panel
{
    /// <summary>
    /// Numbers of a panel: the single-precision lanes of the widest vectors that there are, 512 bits, and a multiple of those of all narrower ones, in both precisions, so
    /// that no loop has a scalar tail. They are a cache line, too, and two vectors of 256 bits, the width of the largest tiles.
    /// </summary>
    public const int Width = 16;

    /// <summary>As many outputs or fewer leave half of a panel's lanes without work, and have tiles of half its width.</summary>
    public const int Half = Width / 2;

    /// <summary>Weights of 16 inputs by 16 outputs, which lie together: the part of a gradient that is summed at once, and moves its weights while it is in the first-level cache (1 KB).</summary>
    public const int Block = Width * Width;

    /// <summary>The panels of so many features.</summary>
    public static int Count(int features) => (features + Width - 1) / Width;

    /// <summary>Numbers of the panels of so many features, padding included.</summary>
    public static int Padded(int features) => Count(features) * Width;
}
