using System.ComponentModel;

namespace DeepInit.Runtime;

/// <summary>Tables of the sines and cosines that positions are told apart by, each computed once for a process.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class SinePositions
{
    private const int PanelWidth = 16;

    /// <summary>
    /// The first number of a table [steps, units], row after row, each padded with zeros to a multiple of 16: sin(t / m^(2i / units)) at 2i, and the cosine at 2i + 1. Computed in double
    /// precision. Allocates when nobody has asked for the table before.
    /// </summary>
    /// <typeparam name="T">float or double.</typeparam>
    /// <param name="steps">Rows, at least 1.</param>
    /// <param name="units">Numbers of a row, at least 1.</param>
    /// <param name="maxWavelength">m, greater than 0.</param>
    public static ref T Table<T>(int steps, int units, double maxWavelength)
        where T : unmanaged
    {
        foreach (Entry<T> entry in Volatile.Read(ref Entries<T>.All))
        {
            if (entry.Steps == steps && entry.Units == units && entry.MaxWavelength.Equals(maxWavelength))
                return ref entry.Values[0];
        }

        return ref Entries<T>.Add(new(steps, units, maxWavelength, Values<T>(steps, units, maxWavelength)));
    }

    private static T[] Values<T>(int steps, int units, double maxWavelength)
        where T : unmanaged
    {
        int pitch = (units + PanelWidth - 1) / PanelWidth * PanelWidth;
        var values = new T[steps * pitch];
        for (int unit = 0; unit < units; unit++)
        {
            double slower = Math.Pow(maxWavelength, unit / 2 * 2 / (double)units);
            for (int t = 0; t < steps; t++)
                values[(t * pitch) + unit] = Scalar.FromDouble<T>(unit % 2 == 0 ? Math.Sin(t / slower) : Math.Cos(t / slower));
        }

        return values;
    }

    private sealed class Entry<T>(int steps, int units, double maxWavelength, T[] values)
    {
        public int Steps { get; } = steps;

        public int Units { get; } = units;

        public double MaxWavelength { get; } = maxWavelength;

        public T[] Values { get; } = values;
    }

    // Few tables in a process, asked for all the time: a list that is read without a lock, and replaced by a longer one.
    private static class Entries<T>
        where T : unmanaged
    {
#pragma warning disable SA1401 // read by Volatile
        public static Entry<T>[] All = [];
#pragma warning restore SA1401

        public static ref T Add(Entry<T> entry)
        {
            while (true)
            {
                Entry<T>[] before = Volatile.Read(ref All);
                if (Interlocked.CompareExchange(ref All, [.. before, entry], before) == before)
                    return ref entry.Values[0];
            }
        }
    }
}
