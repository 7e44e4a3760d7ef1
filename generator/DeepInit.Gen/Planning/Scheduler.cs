using DeepInit.Gen.Collections;
using DeepInit.Gen.Planning.Ops;

namespace DeepInit.Gen.Planning;

/// <summary>
/// Decides what each op waits for when threads share a pass: for earlier ops that touch a place which it touches too, one of the two to write. So an update of weights
/// runs beside the next layer's gradients. <see cref="PlanVerifier"/> proves the result.
/// </summary>
internal static class Scheduler
{
    /// <summary>A section whose waits are not decided yet.</summary>
    internal sealed record Stretch(SectionKind Kind, int First, int End, int? After, bool MayEnd);

    /// <summary>Decides the waits of all sections of a pass.</summary>
    public static EquatableArray<Section> Plan(IReadOnlyList<KernelOp> ops, IReadOnlyList<PlannedBuffer> buffers, IReadOnlyList<Stretch> stretches)
    {
        Touch[][] touches = [.. ops.Select(op => op.Touches.ToArray())];
        IReadOnlyList<PendingOps.Extent> extents = PendingOps.Extent.Of(buffers);
        var ran = new List<int>[stretches.Count];
        var done = new HashSet<int>[stretches.Count];
        var sections = new List<Section>();
        for (int s = 0; s < stretches.Count; s++)
        {
            Stretch stretch = stretches[s];
            ran[s] = stretch.After is { } after ? [.. ran[after]] : [];
            done[s] = stretch.After is { } before ? [.. done[before]] : [];
            var pending = new PendingOps(touches, extents, done[s]);
            foreach (int op in ran[s].Where(op => !done[s].Contains(op)))
            {
                pending.Add(op);
            }

            var waits = new List<EquatableArray<int>>();
            for (int i = stretch.First; i < stretch.End; i++)
            {
                EquatableArray<int> needed = pending.Touching(i).Where(j => Conflict(touches[i], touches[j], buffers)).ToEquatableArray();
                done[s].UnionWith(needed);
                waits.Add(needed);
                ran[s].Add(i);
                pending.Add(i);
            }

            EquatableArray<int> atEnd = stretch.MayEnd ? ran[s].Where(j => !done[s].Contains(j)).ToEquatableArray() : default;
            done[s].UnionWith(atEnd);
            sections.Add(new(stretch.Kind, stretch.First, stretch.End, stretch.After, stretch.MayEnd, waits.ToEquatableArray(), atEnd));
        }

        return sections.ToEquatableArray();
    }

    /// <summary>Whether two ops may not run at once: they touch the same memory, and one of them writes it.</summary>
    public static bool Conflict(IReadOnlyList<Touch> a, IReadOnlyList<Touch> b, IReadOnlyList<PlannedBuffer> buffers) => a.Any(x => b.Any(y => Conflict(x, y, buffers)));

    private static bool Conflict(Touch x, Touch y, IReadOnlyList<PlannedBuffer> buffers)
    {
        if (x.Access == Access.Read && y.Access == Access.Read)
        {
            return false;
        }

        return (x.Room, y.Room) switch
        {
            (Room.Buffer, Room.Buffer) => buffers[x.Place].Meets(x.Part, buffers[y.Place], y.Part),

            // An optimiser that acts at once moves the parameter of a gradient that is written.
            (Room.Parameter or Room.Gradient, Room.Parameter or Room.Gradient) => x.Place == y.Place,
            (Room.Buffer, Room.Parameter or Room.Gradient) or (Room.Parameter or Room.Gradient, Room.Buffer) => false,
            (Room.Zeros, _) or (_, Room.Zeros) => false,
            _ => throw new ArgumentOutOfRangeException(nameof(x), $"Nothing is known of {x.Room} and {y.Room}."),
        };
    }
}
