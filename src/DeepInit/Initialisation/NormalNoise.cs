using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace DeepInit.Runtime;

/// <summary>
/// Standard normal numbers of noise layers from a counter instead of a state: that of feature f in row r follows from (seed, layer, step, r · features + f) alone, by
/// inversion of 32 random bits. The same bits on every machine, on any number of threads.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class NormalNoise
{
    /// <summary>Fills panels [⌈features / 16⌉][rows][16]; lanes without a feature become 0.</summary>
    /// <param name="noise">The first number of all panels.</param>
    /// <param name="rows">Rows.</param>
    /// <param name="features">Numbers per row.</param>
    /// <param name="active">False fills with 0.</param>
    /// <param name="seed">The seed of the network.</param>
    /// <param name="layer">The number of the layer: each has noise of its own.</param>
    /// <param name="step">The number of the training step.</param>
    /// <param name="firstRow">The number of the first row, where a batch is taken in parts: they draw what the whole would.</param>
    /// <param name="firstPanel">The first of the panels to fill.</param>
    /// <param name="endPanel">The panel after the last to fill.</param>
    public static void Fill(ref float noise, int rows, int features, bool active, long seed, int layer, long step, long firstRow, int firstPanel, int endPanel)
    {
        var hash = new CounterHash(seed, layer, step, 0, 1, out _);
        for (nint i = (nint)firstPanel * rows * Panels.Width; i < (nint)endPanel * rows * Panels.Width; i++)
            Unsafe.Add(ref noise, i) = active ? (float)At(i, rows, features, hash, firstRow) : 0;
    }

    /// <inheritdoc cref="Fill(ref float, int, int, bool, long, int, long, long, int, int)"/>
    public static void Fill(ref double noise, int rows, int features, bool active, long seed, int layer, long step, long firstRow, int firstPanel, int endPanel)
    {
        var hash = new CounterHash(seed, layer, step, 0, 1, out _);
        for (nint i = (nint)firstPanel * rows * Panels.Width; i < (nint)endPanel * rows * Panels.Width; i++)
            Unsafe.Add(ref noise, i) = active ? At(i, rows, features, hash, firstRow) : 0;
    }

    /// <summary>Fills panels of the real steps of sequences: a number follows from the row and the step as they stand in the user's data.</summary>
    /// <param name="noise">The first number of all panels.</param>
    /// <param name="features">Numbers of a step.</param>
    /// <param name="active">False fills with 0.</param>
    /// <param name="seed">The seed of the network.</param>
    /// <param name="layer">The number of the layer: each has noise of its own.</param>
    /// <param name="step">The number of the training step.</param>
    /// <param name="sequences">The sequences.</param>
    /// <param name="firstPanel">The first of the panels to fill.</param>
    /// <param name="endPanel">The panel after the last to fill.</param>
    public static void Fill(ref float noise, int features, bool active, long seed, int layer, long step, SequenceTable sequences, int firstPanel, int endPanel)
    {
        var hash = new CounterHash(seed, layer, step, 0, 1, out _);
        for (int panel = firstPanel; panel < endPanel; panel++)
        {
            for (int row = 0; row < sequences.Rows; row++)
            {
                for (int i = 0; i < sequences.LengthOf(row) * Panels.Width; i++)
                    Unsafe.Add(ref noise, PlaceOf(panel, row, sequences) + i) = active ? (float)At(panel, i, features, hash, sequences.FirstPlaceOf(row)) : 0;
            }
        }
    }

    /// <inheritdoc cref="Fill(ref float, int, bool, long, int, long, SequenceTable, int, int)"/>
    public static void Fill(ref double noise, int features, bool active, long seed, int layer, long step, SequenceTable sequences, int firstPanel, int endPanel)
    {
        var hash = new CounterHash(seed, layer, step, 0, 1, out _);
        for (int panel = firstPanel; panel < endPanel; panel++)
        {
            for (int row = 0; row < sequences.Rows; row++)
            {
                for (int i = 0; i < sequences.LengthOf(row) * Panels.Width; i++)
                    Unsafe.Add(ref noise, PlaceOf(panel, row, sequences) + i) = active ? At(panel, i, features, hash, sequences.FirstPlaceOf(row)) : 0;
            }
        }
    }

    private static nint PlaceOf(int panel, int row, SequenceTable sequences) => (((nint)panel * sequences.Steps) + sequences.OffsetOf(row)) * Panels.Width;

    // A number of a panel of one row's steps, whose first one is at a place among all that rows could have.
    private static double At(int panel, int i, int features, CounterHash hash, long firstPlace)
    {
        int feature = (panel * Panels.Width) + (i % Panels.Width);
        return feature >= features ? 0 : Normal(hash.Hash(unchecked((uint)(((firstPlace + (i / Panels.Width)) * features) + feature))));
    }

    private static double At(nint place, int rows, int features, CounterHash hash, long firstRow)
    {
        nint feature = (place / Panels.Width / rows * Panels.Width) + (place % Panels.Width);
        if (feature >= features)
            return 0;
        return Normal(hash.Hash(unchecked((uint)(((firstRow + (place / Panels.Width % rows)) * features) + feature))));
    }

    // Inversion at the middle of one of 2^32 equal parts of (0, 1): beyond ± 6.3 there is nothing.
    private static double Normal(uint bits) => PortableMath.InverseNormalCdf((bits + 0.5) / 4294967296.0);
}
