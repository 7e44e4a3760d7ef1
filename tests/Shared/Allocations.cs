namespace DeepInit.Tests.Shared;

/// <summary>What a call takes from the managed heap.</summary>
/// <remarks>
/// A single reading proves nothing: a garbage collection that another test causes gives this thread new memory to allocate from, and the rest of the old
/// (up to 8 KB) counts as allocated. What a call itself takes it takes in every round, so the least of some rounds is what it took.
/// </remarks>
internal static class Allocations
{
    private const int Rounds = 10;

    /// <summary>The bytes that so many calls one after the other take on this thread. The first ones, which are not counted, may compile and reserve.</summary>
    public static long Of(Action call, int calls = 1) => Least(call, calls, GC.GetAllocatedBytesForCurrentThread);

    /// <summary>The bytes that all threads together take meanwhile.</summary>
    public static long OfAllThreads(Action call, int calls = 1) => Least(call, calls, () => GC.GetTotalAllocatedBytes(precise: true));

    private static long Least(Action call, int calls, Func<long> allocated)
    {
        Repeat();
        long least = long.MaxValue;
        for (int round = 0; round < Rounds && least > 0; round++)
        {
            long before = allocated();
            Repeat();
            least = Math.Min(least, allocated() - before);
        }

        return least;

        void Repeat()
        {
            for (int i = 0; i < calls; i++)
                call();
        }
    }
}
