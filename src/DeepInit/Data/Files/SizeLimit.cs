namespace DeepInit;

/// <summary>How many bytes may be unpacked from a compressed file: two megabytes can unpack to two gigabytes of zeros.</summary>
internal static class SizeLimit
{
    /// <summary>So much is always read: a small file of equal numbers is no attack.</summary>
    private const long Always = 64 << 20;

    /// <summary>Pictures shrink to a half or a fifth, one-hot rows to a hundredth; deflate's limit is 1,032.</summary>
    private const long Ratio = 100;

    /// <summary>What is read unless the caller says otherwise.</summary>
    /// <param name="packed">The bytes of the compressed file.</param>
    public static long Of(long packed) => packed > long.MaxValue / Ratio ? long.MaxValue : Math.Max(Always, packed * Ratio);
}
