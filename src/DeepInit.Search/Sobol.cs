using DeepInit.Runtime;

namespace DeepInit;

/// <summary>
/// Sobol's sequence (1967) with the direction numbers of Joe and Kuo (2008, new-joe-kuo-6.21201), each dimension shifted by random bits that follow from the seed (a digital shift: whatever is
/// spread evenly stays so).
/// </summary>
internal static class Sobol
{
    /// <summary>How many dimensions there are.</summary>
    public const int Dimensions = 21;

    private const int Bits = 32;

    // From the second dimension on: the degree of the primitive polynomial, its inner coefficients as bits, the first direction numbers.
    private static readonly (int Degree, int Coefficients, uint[] First)[] Polynomials =
    [
        (1, 0, [1]), (2, 1, [1, 3]), (3, 1, [1, 3, 1]), (3, 2, [1, 1, 1]), (4, 1, [1, 1, 3, 3]), (4, 4, [1, 3, 5, 13]), (5, 2, [1, 1, 5, 5, 17]), (5, 4, [1, 1, 5, 5, 5]),
        (5, 7, [1, 1, 7, 11, 19]), (5, 11, [1, 1, 5, 1, 1]), (5, 13, [1, 1, 1, 3, 11]), (5, 14, [1, 3, 5, 5, 31]), (6, 1, [1, 3, 3, 9, 7, 49]), (6, 13, [1, 1, 1, 15, 21, 21]),
        (6, 16, [1, 3, 1, 13, 27, 49]), (6, 19, [1, 1, 1, 15, 7, 5]), (6, 22, [1, 3, 1, 15, 13, 25]), (6, 25, [1, 1, 5, 5, 19, 61]), (7, 1, [1, 3, 7, 11, 23, 15, 103]),
        (7, 4, [1, 3, 7, 13, 13, 15, 69]),
    ];

    private static readonly uint[][] Directions = [.. Enumerable.Range(0, Dimensions).Select(DirectionsOf)];

    /// <summary>A coordinate of a point, in [0, 1).</summary>
    /// <param name="index">Which point, from 0.</param>
    /// <param name="dimension">Which coordinate.</param>
    /// <param name="seed">Shifts the whole sequence.</param>
    public static double Point(int index, int dimension, int seed)
    {
        uint bits = Shift(dimension, seed);

        // Points in the order of Gray's code would be the same set for every power of two; in this order one may stop after any number.
        for (int bit = 0; index >> bit != 0; bit++)
        {
            if (((index >> bit) & 1) != 0)
                bits ^= Directions[dimension][bit];
        }

        return bits / 4294967296.0;
    }

    /// <summary>A random number in [0, 1) that follows from its arguments.</summary>
    public static double Random(int index, int dimension, int seed) => SplitMix.Share(Hash(seed, dimension, index));

    private static uint Shift(int dimension, int seed) => (uint)(Hash(seed, dimension, -1) >> 32);

    // SplitMix64 (Steele, Lea & Flood 2014) over the words one after another.
    private static ulong Hash(int seed, int dimension, int index)
    {
        unchecked
        {
            ulong state = SplitMix.Mix((ulong)(uint)seed + 0x9E3779B97F4A7C15);
            state = SplitMix.Mix((state ^ (uint)dimension) + 0x9E3779B97F4A7C15);
            return SplitMix.Mix((state ^ (uint)index) + 0x9E3779B97F4A7C15);
        }
    }

    private static uint[] DirectionsOf(int dimension)
    {
        var directions = new uint[Bits];
        if (dimension == 0)
        {
            // Van der Corput's sequence.
            for (int i = 0; i < Bits; i++)
                directions[i] = 1u << (Bits - 1 - i);
            return directions;
        }

        (int degree, int coefficients, uint[] first) = Polynomials[dimension - 1];
        for (int i = 0; i < Bits; i++)
        {
            if (i < degree)
            {
                directions[i] = first[i] << (Bits - 1 - i);
                continue;
            }

            directions[i] = directions[i - degree] ^ (directions[i - degree] >> degree);
            for (int k = 1; k < degree; k++)
            {
                if (((coefficients >> (degree - 1 - k)) & 1) != 0)
                    directions[i] ^= directions[i - k];
            }
        }

        return directions;
    }
}
