namespace DeepInit.Gen.Planning;

/// <summary>Places buffers so that two that live at once never overlap: the largest first, each at the lowest place that is free for its life.</summary>
internal static class BufferAllocator
{
    public static (IReadOnlyList<PlannedBuffer> Buffers, int Length) Place(IReadOnlyList<PlannedBuffer> buffers)
    {
        var placed = new List<PlannedBuffer>();
        foreach (PlannedBuffer buffer in buffers.OrderByDescending(b => b.Length).ThenBy(b => b.First).ThenBy(b => b.Id))
        {
            PlannedBuffer candidate = buffer with { Offset = 0 };
            bool moved = true;
            while (moved)
            {
                moved = false;
                foreach (PlannedBuffer other in placed.OrderBy(b => b.Offset))
                {
                    if (candidate.Overlaps(other))
                    {
                        candidate = candidate with { Offset = other.Offset + other.Length };
                        moved = true;
                    }
                }
            }

            placed.Add(candidate);
        }

        return ([.. placed.OrderBy(b => b.Id)], placed.Count == 0 ? 0 : placed.Max(b => b.Offset + b.Length));
    }
}
