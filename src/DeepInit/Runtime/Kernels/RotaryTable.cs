namespace DeepInit.Runtime;

/// <summary>The cosines and sines of rotary positions: for each step a row of cosines and a row of sines, one of each pair of features.</summary>
internal static class RotaryTable
{
    private const int PanelWidth = 16;

    /// <summary>Numbers of a row of cosines, or of sines.</summary>
    /// <param name="width">Features of a head.</param>
    public static int Pitch(int width) => ((width / 2) + PanelWidth - 1) / PanelWidth * PanelWidth;

    /// <summary>The first number of the table of angles t · base^(−2i / width), computed in double precision. Allocates when nobody has asked for the table before.</summary>
    /// <typeparam name="T">float or double.</typeparam>
    /// <param name="steps">Positions t, from 0 on.</param>
    /// <param name="width">Features of a head.</param>
    /// <param name="rotaryBase">The base.</param>
    public static ref T Of<T>(int steps, int width, double rotaryBase)
        where T : unmanaged =>
        ref PositionTables<T>.Of(nameof(RotaryTable), steps, width, rotaryBase, Values<T>);

    private static T[] Values<T>(int steps, int width, double rotaryBase)
        where T : unmanaged
    {
        int row = Pitch(width);
        var values = new T[steps * 2 * row];
        for (int pair = 0; pair < width / 2; pair++)
        {
            double speed = Math.Pow(rotaryBase, -2.0 * pair / width);
            for (int t = 0; t < steps; t++)
            {
                values[(t * 2 * row) + pair] = Scalar.FromDouble<T>(Math.Cos(t * speed));
                values[(((t * 2) + 1) * row) + pair] = Scalar.FromDouble<T>(Math.Sin(t * speed));
            }
        }

        return values;
    }
}
