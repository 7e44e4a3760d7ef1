using DeepInit.Gen.Shapes;

namespace DeepInit.Gen.Planning.Ops;

/// <summary>What threads claim of an op one by one; each item is computed by one thread, in one order.</summary>
/// <param name="Count">Items of a call whatever its rows, such as panels of outputs; 0 where their number depends on the rows.</param>
/// <param name="PerRow">Items of each row of the call (or of each step, see <see cref="Of"/>), such as bands of an image; 0 where their number does not depend on rows.</param>
/// <param name="PerRowOfOne">Items of a row that comes alone: more of them, so that threads can share it.</param>
/// <param name="Grows">Whether several items may be claimed at once where there is one row, so that the sums of several are in flight.</param>
internal readonly record struct Items(int Count, int PerRow, int PerRowOfOne, bool Grows)
{
    /// <summary>What there are items of: the rows of the call, unless the op says otherwise.</summary>
    public RowCount? Of { get; init; }

    public static Items PerCall(int count, bool grows = false) => new(count, 0, 0, grows);

    public static Items OfRows(int perRow) => OfRows(perRow, perRow);

    public static Items OfRows(int perRow, int perRowOfOne) => new(0, perRow, perRowOfOne, Grows: false);

    /// <summary>The panels of so many features, an item each.</summary>
    public static Items Panels(int features, bool grows = false) => PerCall(Panel.Count(features), grows);
}
