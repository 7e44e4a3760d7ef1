namespace DeepInit.Runtime;

/// <summary>SplitMix64 (Steele, Lea &amp; Flood 2014): turns any 64-bit number, however regular, into random-looking ones.</summary>
internal static class SplitMix
{
    /// <summary>Advances the state and returns the next output.</summary>
    internal static ulong Next(ref ulong state) => Mix(state = unchecked(state + 0x9E3779B97F4A7C15));

    /// <summary>A number in [0, 1) of an output: its upper 53 bits, as many as a double has.</summary>
    internal static double Share(ulong output) => (output >> 11) * (1.0 / (1L << 53));

    /// <summary>The output function: a bijection of the 64-bit numbers in which every input bit reaches every output bit.</summary>
    internal static ulong Mix(ulong z)
    {
        unchecked
        {
            z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
            z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
            return z ^ (z >> 31);
        }
    }
}
