using DeepInit.Gen.Collections;

namespace DeepInit.Gen.Planning;

/// <summary>
/// Places buffers so that two that live at once never overlap: the largest first, each at the lowest place that is free for its life. What outlives a call, or has a place of its
/// own, lies in the order of the list.
/// </summary>
internal static class BufferAllocator
{
    public static (IReadOnlyList<PlannedBuffer> Buffers, EquatableArray<MemoryExtent> Memory) Place(IReadOnlyList<PlannedBuffer> buffers)
    {
        var placed = new List<PlannedBuffer>();
        var extents = new List<MemoryExtent>();
        foreach (IGrouping<(Lifetime Lifetime, RowCount? Count), PlannedBuffer> group in buffers.OrderBy(b => b.Id).GroupBy(b => (b.Form.Lifetime, b.Form.Count)))
        {
            PlannedBuffer[] own = [.. group.Key.Lifetime == Lifetime.Call ? PlaceByLife(group) : PlaceInOrder(group)];
            placed.AddRange(own);
            extents.Add(new(group.Key.Lifetime, group.Key.Count, own.Max(b => b.End)));
        }

        return ([.. placed.OrderBy(b => b.Id)], extents.OrderBy(extent => extent.Lifetime).ThenBy(extent => extent.Count is not null).ToEquatableArray());
    }

    private static IEnumerable<PlannedBuffer> PlaceByLife(IEnumerable<PlannedBuffer> buffers)
    {
        // By their places, so that one way up finds the lowest gap: what lies below the next one's place fits before all further ones, too.
        var placed = new List<PlannedBuffer>();
        var taken = new List<Taken>();
        foreach (PlannedBuffer buffer in buffers.OrderByDescending(b => b.Bytes).ThenBy(b => b.First).ThenBy(b => b.Id))
        {
            int offset = 0, bytes = buffer.Bytes;
            foreach (Taken other in taken)
            {
                if (offset + bytes <= other.Offset)
                {
                    break;
                }

                if (offset < other.End && buffer.First <= other.Last && other.First <= buffer.Last)
                {
                    offset = Aligned(other.End, buffer);
                }
            }

            int at = taken.FindIndex(other => other.Offset > offset);
            taken.Insert(at < 0 ? taken.Count : at, new(offset, offset + bytes, buffer.First, buffer.Last));
            placed.Add(buffer with { Offset = offset });
        }

        return placed;
    }

    /// <summary>A place and its life, as numbers that are quick to compare: of many layers, most pairs are.</summary>
    private readonly record struct Taken(int Offset, int End, int First, int Last);

    private static IEnumerable<PlannedBuffer> PlaceInOrder(IEnumerable<PlannedBuffer> buffers)
    {
        int end = 0;
        foreach (PlannedBuffer buffer in buffers)
        {
            PlannedBuffer placed = buffer with { Offset = Aligned(end, buffer) };
            end = placed.End;
            yield return placed;
        }
    }

    private static int Aligned(int offset, PlannedBuffer buffer)
    {
        int unit = buffer.Form.Element.Alignment();
        return (offset + unit - 1) / unit * unit;
    }
}
