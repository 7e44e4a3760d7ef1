using System.Runtime.CompilerServices;

namespace DeepInit.Runtime;

/// <summary>
/// A small generator of random numbers that gives the same bits on every machine, framework and runtime: whole numbers, and of floating point only the
/// operations that IEEE 754 rounds correctly (+, −, ·, /, √). No function of the C library is called.
/// </summary>
/// <remarks>
/// xoshiro256** (Blackman &amp; Vigna 2018), period 2^256 − 1, its state filled by SplitMix64 (Steele, Lea &amp; Flood 2014). The struct is mutable: pass it by
/// reference. A default instance has the all-zero state and is refused.
/// </remarks>
internal struct RandomStream
{
    private ulong _s0;
    private ulong _s1;
    private ulong _s2;
    private ulong _s3;

    /// <summary>Starts a stream from a seed.</summary>
    /// <param name="seed">Any number; different seeds give unrelated streams.</param>
    internal RandomStream(long seed)
    {
        ulong state = unchecked((ulong)seed);
        _s0 = SplitMix.Next(ref state);
        _s1 = SplitMix.Next(ref state);
        _s2 = SplitMix.Next(ref state);
        _s3 = SplitMix.Next(ref state);
    }

    /// <summary>The stream of one tensor: it depends on the seed and the tensor's name only, not on the tensors beside it.</summary>
    /// <param name="seed">The seed of the network.</param>
    /// <param name="name">The tensor's name, such as "dense0.weight".</param>
    /// <exception cref="ArgumentNullException"><paramref name="name"/> is null.</exception>
    public static RandomStream ForTensor(long seed, string name)
    {
        if (name is null)
            throw new ArgumentNullException(nameof(name));

        // FNV-1a over the UTF-16 units, low byte first; string.GetHashCode differs from run to run.
        ulong hash = 0xCBF29CE484222325;
        foreach (char unit in name)
        {
            hash = unchecked((hash ^ (byte)unit) * 0x100000001B3);
            hash = unchecked((hash ^ (byte)(unit >> 8)) * 0x100000001B3);
        }

        // Both words are mixed before they meet, so that neither similar seeds nor similar names leave similar streams.
        return new RandomStream(unchecked((long)(SplitMix.Mix(hash) ^ SplitMix.Mix(SplitMix.Mix((ulong)seed) + 0x9E3779B97F4A7C15))));
    }

    /// <summary>64 random bits.</summary>
    /// <exception cref="InvalidOperationException">The stream is <c>default</c>.</exception>
    internal ulong NextUInt64()
    {
        unchecked
        {
            if ((_s0 | _s1 | _s2 | _s3) == 0)
                ThrowNotSeeded();
            ulong result = RotateLeft(_s1 * 5, 7) * 9;
            ulong shifted = _s1 << 17;
            _s2 ^= _s0;
            _s3 ^= _s1;
            _s1 ^= _s2;
            _s0 ^= _s3;
            _s2 ^= shifted;
            _s3 = RotateLeft(_s3, 45);
            return result;
        }
    }

    /// <summary>Uniform on [0, 1): the multiples of 2^−53, all equally likely.</summary>
    internal double NextDouble() => SplitMix.Share(NextUInt64());

    /// <summary>Standard normal, by inversion of one uniform number; beyond ± 8.2 there is nothing.</summary>
    internal double NextNormal() => PortableMath.InverseNormalCdf(NextOpenDouble());

    /// <summary>Uniform on (0, 1), neither end ever reached: the odd multiples of 2^−53.</summary>
    internal double NextOpenDouble() => ((NextUInt64() >> 12) + 0.5) * (1.0 / (1L << 52));

    private static ulong RotateLeft(ulong value, int count) => (value << count) | (value >> (64 - count));

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void ThrowNotSeeded() =>
        throw new InvalidOperationException("A RandomStream must be made by its constructor or by ForTensor; this one is default(RandomStream).");
}
