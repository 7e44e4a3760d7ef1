using DeepInit.Runtime;

namespace DeepInit;

/// <summary>Shuffles row numbers: the same for the same seed and epoch, on every machine and framework.</summary>
internal static class RowShuffle
{
    /// <summary>Fisher and Yates' shuffle, every permutation equally likely.</summary>
    /// <param name="rows">What to shuffle; allocates nothing.</param>
    /// <param name="seed">The user's seed.</param>
    /// <param name="epoch">Tells apart the shuffles of one seed.</param>
    public static void Shuffle(Span<int> rows, long seed, long epoch)
    {
        ulong state = StateOf(seed, epoch);
        for (int i = rows.Length - 1; i > 0; i--)
        {
            int j = (int)Below((uint)i + 1, ref state);
            (rows[i], rows[j]) = (rows[j], rows[i]);
        }
    }

    /// <summary>The state that draws numbers for a seed and an epoch.</summary>
    public static ulong StateOf(long seed, long epoch) => SplitMix.Mix((ulong)seed) ^ SplitMix.Mix(~(ulong)epoch);

    /// <summary>A number below the limit, each equally likely (Lemire 2019: multiply, and reject the few that would tip the balance).</summary>
    public static uint Below(uint limit, ref ulong state)
    {
        uint threshold = (0u - limit) % limit;
        while (true)
        {
            ulong product = (ulong)(uint)(SplitMix.Next(ref state) >> 32) * limit;
            if ((uint)product >= threshold)
                return (uint)(product >> 32);
        }
    }
}
