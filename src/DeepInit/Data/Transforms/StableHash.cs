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
        return Mix(hash);
    }

    /// <summary>The finish of SplitMix64 (Steele, Lea, Flood 2014): every bit depends on every other.</summary>
    public static ulong Mix(ulong hash)
    {
        unchecked
        {
            hash = (hash ^ (hash >> 30)) * 0xbf58476d1ce4e5b9;
            hash = (hash ^ (hash >> 27)) * 0x94d049bb133111eb;
            return hash ^ (hash >> 31);
        }
    }
}
