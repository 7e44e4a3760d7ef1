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
        return ref PositionTables<T>.Of(nameof(SinePositions), steps, units, maxWavelength, Values<T>);
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
}
