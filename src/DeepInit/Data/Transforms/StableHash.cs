using DeepInit.Runtime;

namespace DeepInit;

/// <summary>Hashes that are the same on every machine and in every version: files and reproducible trainings depend on them.</summary>
internal static class StableHash
{
    /// <summary>FNV-1a of 64 bits over the UTF-16 units (Fowler, Noll, Vo), mixed once more.</summary>
    public static ulong Of(ReadOnlySpan<char> text)
    {
        ulong hash = 0xcbf29ce484222325;
        foreach (char unit in text)
            hash = unchecked((hash ^ unit) * 0x100000001b3);
        return SplitMix.Mix(hash);
    }
}
