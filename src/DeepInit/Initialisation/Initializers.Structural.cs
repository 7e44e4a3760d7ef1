namespace DeepInit.Runtime;

/// <content>
/// Starts with a structure. Filters are [groups · filters, channels, taps], row-major: all of a kernel but its centre is 0 in them. A matrix is filters of one tap. Numbers are made in
/// double, in memory of their own where the tensor is single.
/// </content>
internal static partial class Initializers
{
    /// <summary>Filter i of each group hands channel i on: 1 at its centre tap, 0 elsewhere; filters past the channels are 0. PyTorch's dirac_.</summary>
    /// <param name="values">Row-major, groups · filters · channels · taps numbers.</param>
    /// <param name="groups">At least 1.</param>
    /// <param name="filters">Filters of a group, at least 1.</param>
    /// <param name="channels">Channels that each reads, at least 1.</param>
    /// <param name="taps">Taps of a kernel, at least 1.</param>
    /// <param name="centre">The one in the middle, from 0.</param>
    /// <exception cref="ArgumentException">The length of <paramref name="values"/> is another.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A size is less than 1, or the centre is none of the taps.</exception>
    public static void Dirac(Span<float> values, int groups, int filters, int channels, int taps, int centre)
    {
        double[] wide = new double[values.Length];
        Dirac(wide, groups, filters, channels, taps, centre);
        Round(wide, values);
    }

    /// <inheritdoc cref="Dirac(Span{float}, int, int, int, int, int)"/>
    public static void Dirac(Span<double> values, int groups, int filters, int channels, int taps, int centre)
    {
        CheckFilters(values.Length, groups, filters, channels, taps, centre);
        values.Clear();
        for (int group = 0; group < groups; group++)
        {
            for (int i = 0; i < Math.Min(filters, channels); i++)
                values[(((((group * filters) + i) * channels) + i) * taps) + centre] = 1;
        }
    }

    /// <summary>
    /// A random matrix of orthonormal columns times <paramref name="gain"/> at the centre tap, 0 elsewhere: of each group, so that the convolution keeps the length of what it reads.
    /// Xiao et al. 2018.
    /// </summary>
    /// <param name="values">Row-major, groups · filters · channels · taps numbers.</param>
    /// <param name="stream">The stream to draw from: one 64-bit number for each filter and channel.</param>
    /// <param name="groups">At least 1.</param>
    /// <param name="filters">Filters of a group, at least <paramref name="channels"/>.</param>
    /// <param name="channels">Channels that each reads, at least 1.</param>
    /// <param name="taps">Taps of a kernel, at least 1.</param>
    /// <param name="centre">The one in the middle, from 0.</param>
    /// <param name="gain">What lengths are multiplied by, finite.</param>
    /// <exception cref="ArgumentException">The length of <paramref name="values"/> is another.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A size is less than 1, there are more channels than filters, the centre is none of the taps, or the gain is not finite.</exception>
    public static void DeltaOrthogonal(Span<float> values, ref RandomStream stream, int groups, int filters, int channels, int taps, int centre, double gain)
    {
        double[] wide = new double[values.Length];
        DeltaOrthogonal(wide, ref stream, groups, filters, channels, taps, centre, gain);
        Round(wide, values);
    }

    /// <inheritdoc cref="DeltaOrthogonal(Span{float}, ref RandomStream, int, int, int, int, int, double)"/>
    public static void DeltaOrthogonal(Span<double> values, ref RandomStream stream, int groups, int filters, int channels, int taps, int centre, double gain)
    {
        CheckFilters(values.Length, groups, filters, channels, taps, centre);
        CheckFinite(gain, nameof(gain));
        if (channels > filters)
            throw new ArgumentOutOfRangeException(nameof(channels), channels, $"Columns of {filters} numbers are orthonormal up to {filters} of them.");
        values.Clear();
        for (int group = 0; group < groups; group++)
        {
            double[] columns = OrthonormalVectors(ref stream, filters, channels);
            for (int i = 0; i < filters; i++)
            {
                for (int k = 0; k < channels; k++)
                    values[(((((group * filters) + i) * channels) + k) * taps) + centre] = gain * columns[(k * filters) + i];
            }
        }
    }

    /// <summary>
    /// Zeros and ones: up to as many filters as channels hand one on each; more than that are the first columns of a Hadamard matrix, ±2^(−k/2), k the logarithm of the filters to
    /// base 2, rounded up, so that no two start alike. All of it at the centre tap. No number is random. Zhao et al. 2022.
    /// </summary>
    /// <inheritdoc cref="Dirac(Span{float}, int, int, int, int, int)"/>
    public static void ZerO(Span<float> values, int groups, int filters, int channels, int taps, int centre)
    {
        double[] wide = new double[values.Length];
        ZerO(wide, groups, filters, channels, taps, centre);
        Round(wide, values);
    }

    /// <inheritdoc cref="ZerO(Span{float}, int, int, int, int, int)"/>
    public static void ZerO(Span<double> values, int groups, int filters, int channels, int taps, int centre)
    {
        if (filters <= channels)
        {
            Dirac(values, groups, filters, channels, taps, centre);
            return;
        }

        CheckFilters(values.Length, groups, filters, channels, taps, centre);
        values.Clear();
        long size = 1;
        while (size < filters)
            size *= 2;
        double entry = 1 / Math.Sqrt(size);
        for (int row = 0; row < groups * filters; row++)
        {
            for (int k = 0; k < channels; k++)
                values[(((row * channels) + k) * taps) + centre] = IsOdd((row % filters) & k) ? -entry : entry;
        }
    }

    /// <summary>Normal numbers of mean 0, of which so many in each column, in rows drawn by chance, are 0. Martens 2010; PyTorch's sparse_.</summary>
    /// <param name="matrix">Row-major, <paramref name="rows"/> · <paramref name="columns"/> numbers.</param>
    /// <param name="stream">The stream to draw from: one 64-bit number an element, then one a zero.</param>
    /// <param name="rows">At least 0.</param>
    /// <param name="columns">At least 0.</param>
    /// <param name="zeros">In each column, from 0 to <paramref name="rows"/>.</param>
    /// <param name="sigma">The standard deviation of the others, finite and at least 0.</param>
    /// <exception cref="ArgumentException">The length of <paramref name="matrix"/> is not rows · columns.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A size is negative, there are more zeros than rows, or sigma is negative, NaN or infinite.</exception>
    public static void Sparse(Span<float> matrix, ref RandomStream stream, int rows, int columns, int zeros, double sigma)
    {
        double[] wide = new double[matrix.Length];
        Sparse(wide, ref stream, rows, columns, zeros, sigma);
        Round(wide, matrix);
    }

    /// <inheritdoc cref="Sparse(Span{float}, ref RandomStream, int, int, int, double)"/>
    public static void Sparse(Span<double> matrix, ref RandomStream stream, int rows, int columns, int zeros, double sigma)
    {
        CheckMatrix(matrix.Length, rows, columns, gain: 1);
        if (zeros < 0 || zeros > rows)
            throw new ArgumentOutOfRangeException(nameof(zeros), zeros, $"A column of {rows} numbers has from 0 to {rows} zeros.");
        Normal(matrix, ref stream, 0, sigma);
        int[] order = new int[rows];
        for (int column = 0; column < columns; column++)
        {
            for (int i = 0; i < rows; i++)
                order[i] = i;

            // The beginning of a shuffle: each row is as likely as any other.
            for (int i = 0; i < zeros; i++)
            {
                int other = i + (int)(stream.NextDouble() * (rows - i));
                (order[i], order[other]) = (order[other], order[i]);
                matrix[(order[i] * columns) + column] = 0;
            }
        }
    }

    private static bool IsOdd(int bits)
    {
        bool odd = false;
        for (; bits != 0; bits &= bits - 1)
            odd = !odd;
        return odd;
    }

    private static void Round(ReadOnlySpan<double> wide, Span<float> values)
    {
        for (int i = 0; i < values.Length; i++)
            values[i] = (float)wide[i];
    }

    private static void CheckFilters(int length, int groups, int filters, int channels, int taps, int centre)
    {
        CheckSize(groups, nameof(groups));
        CheckSize(filters, nameof(filters));
        CheckSize(channels, nameof(channels));
        CheckSize(taps, nameof(taps));
        if (centre < 0 || centre >= taps)
            throw new ArgumentOutOfRangeException(nameof(centre), centre, $"A kernel of {taps} taps has a centre from 0 to {taps - 1}.");
        if (length != (long)groups * filters * channels * taps)
            throw new ArgumentException($"{groups} groups of {filters} filters over {channels} channels and {taps} taps have {(long)groups * filters * channels * taps} numbers; the span has {length}.", "values");
    }

    private static void CheckSize(int size, string name)
    {
        if (size < 1)
            throw new ArgumentOutOfRangeException(name, size, "A size of filters must be at least 1.");
    }
}
