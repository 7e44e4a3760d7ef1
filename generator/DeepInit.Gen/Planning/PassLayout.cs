using DeepInit.Gen.Collections;
using DeepInit.Gen.Planning.Ops;
using DeepInit.Gen.Text;

namespace DeepInit.Gen.Planning;

/// <summary>From ops and the buffers that they name to a pass: finds how long each buffer lives, places it, and decides what waits for what.</summary>
internal static class PassLayout
{
    /// <summary>A buffer that has no place yet.</summary>
    /// <param name="IsFilledBefore">Whether it holds something before the first op runs.</param>
    /// <param name="LivesUntil">The op until which it is read after the pass; null where nobody reads it then.</param>
    /// <param name="InPlace">Whether it is the user's rows, read where they lie.</param>
    internal sealed record Request(string Name, BufferForm Form, bool IsFilledBefore = false, int? LivesUntil = null, bool InPlace = false);

    /// <summary>A pass without inputs, outputs and losses, which nothing here depends on.</summary>
    /// <param name="kind">What it is for.</param>
    /// <param name="element">The element type of the network's values.</param>
    /// <param name="ops">Its ops, in their order.</param>
    /// <param name="requests">The buffers, by their numbers.</param>
    /// <param name="stretches">The sections.</param>
    public static PassPlan Plan(PassKind kind, ElementType element, IReadOnlyList<KernelOp> ops, IReadOnlyList<Request> requests, IReadOnlyList<Scheduler.Stretch> stretches)
    {
        int[] first = [.. Enumerable.Repeat(int.MaxValue, requests.Count)];
        int[] last = [.. Enumerable.Repeat(-1, requests.Count)];
        for (int i = 0; i < ops.Count; i++)
        {
            foreach ((BufferUse buffer, _) in ops[i].Uses)
            {
                first[buffer.Id] = Math.Min(first[buffer.Id], i);
                last[buffer.Id] = Math.Max(last[buffer.Id], i);
            }
        }

        for (int i = 0; i < requests.Count; i++)
        {
            Request request = requests[i];
            bool isState = request.Form.Lifetime == Lifetime.Session;
            if (request.IsFilledBefore || isState)
            {
                first[i] = -1;
                last[i] = Math.Max(last[i], 0);
            }

            if (request.LivesUntil is { } until)
            {
                last[i] = Math.Max(last[i], Math.Min(until, ops.Count));
            }

            if (isState)
            {
                last[i] = ops.Count;
            }
        }

        (IReadOnlyList<PlannedBuffer> buffers, EquatableArray<MemoryExtent> memory) = BufferAllocator.Place(
            [.. requests.Select((request, i) => new PlannedBuffer(i, request.Name, request.Form, first[i], last[i], Offset: 0, request.InPlace))]);
        var symbols = new Symbols(kind + "Memory");
        string[] names = [.. requests.Select(request => symbols.Of(request.Name))];
        RowCount[] counts = [RowCount.Rows, .. requests.Select(request => request.Form.Count).OfType<RowCount>().Where(count => count != RowCount.Rows).Distinct()];
        return new PassPlan(
            kind,
            element,
            ops.ToEquatableArray(),
            buffers.ToEquatableArray(),
            Inputs: default,
            Targets: default,
            Outputs: default,
            Losses: default,
            Layers: default,
            counts.ToEquatableArray(),
            memory,
            Scheduler.Plan(ops, buffers, stretches),
            names.ToEquatableArray());
    }
}
