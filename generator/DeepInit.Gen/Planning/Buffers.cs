using DeepInit.Gen.Shapes;

namespace DeepInit.Gen.Planning;

/// <summary>A use of a buffer by an op.</summary>
internal readonly record struct BufferUse(int Id);

/// <summary>
/// A value in working memory, as panels of 16 features: [⌈features / 16⌉][rows · positions][16]. Its place is <c>Offset</c> · rows, so that one plan
/// serves any number of rows.
/// </summary>
/// <param name="Length">Numbers per row, padding included.</param>
/// <param name="First">The first op that uses it; −1 where it is filled before.</param>
/// <param name="Last">The last op that uses it; the number of ops where it is read after.</param>
/// <param name="InPlace">Whether it is the user's rows, read where they lie: it takes no working memory.</param>
internal sealed record PlannedBuffer(int Id, string Name, Shape Shape, int Length, int First, int Last, int Offset, bool InPlace = false)
{
    /// <summary>Whether the two have places in common, at whatever time.</summary>
    public bool SharesMemoryWith(PlannedBuffer other) => Offset < other.Offset + other.Length && other.Offset < Offset + Length;

    /// <summary>Whether the two live at the same time, in places in common.</summary>
    public bool Overlaps(PlannedBuffer other) => First <= other.Last && other.First <= Last && SharesMemoryWith(other);
}
