using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace DeepInit.Runtime;

/// <summary>Moves ranges of features between values in panels [⌈features / 16⌉][rows][16]. Called by generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class PanelFeatures
{
    /// <summary>destination[r, destinationFirst + f] = source[r, sourceFirst + f], f from 0 to count; lanes after the destination's last feature become 0 when it is written.</summary>
    public static void Copy(ref float source, int sourceFirst, ref float destination, int destinationFirst, int destinationFeatures, int count, int rows)
    {
        for (int f = 0; f < count; f++)
        {
            ref float from = ref Feature(ref source, sourceFirst + f, rows);
            ref float to = ref Feature(ref destination, destinationFirst + f, rows);
            for (int r = 0; r < rows; r++)
            {
                Unsafe.Add(ref to, r * 16) = Unsafe.Add(ref from, r * 16);
            }
        }

        if (destinationFirst + count == destinationFeatures)
        {
            for (int f = destinationFeatures; f % 16 != 0; f++)
            {
                ref float to = ref Feature(ref destination, f, rows);
                for (int r = 0; r < rows; r++)
                {
                    Unsafe.Add(ref to, r * 16) = 0;
                }
            }
        }
    }

    /// <summary>destination[r, destinationFirst + f] += source[r, sourceFirst + f], f from 0 to count.</summary>
    public static void Add(ref float source, int sourceFirst, ref float destination, int destinationFirst, int count, int rows)
    {
        for (int f = 0; f < count; f++)
        {
            ref float from = ref Feature(ref source, sourceFirst + f, rows);
            ref float to = ref Feature(ref destination, destinationFirst + f, rows);
            for (int r = 0; r < rows; r++)
            {
                Unsafe.Add(ref to, r * 16) += Unsafe.Add(ref from, r * 16);
            }
        }
    }

    /// <summary>destination[r, destinationFirst + f] = source[r, sourceFirst + f], f from 0 to count; lanes after the destination's last feature become 0 when it is written.</summary>
    public static void Copy(ref double source, int sourceFirst, ref double destination, int destinationFirst, int destinationFeatures, int count, int rows)
    {
        for (int f = 0; f < count; f++)
        {
            ref double from = ref Feature(ref source, sourceFirst + f, rows);
            ref double to = ref Feature(ref destination, destinationFirst + f, rows);
            for (int r = 0; r < rows; r++)
            {
                Unsafe.Add(ref to, r * 16) = Unsafe.Add(ref from, r * 16);
            }
        }

        if (destinationFirst + count == destinationFeatures)
        {
            for (int f = destinationFeatures; f % 16 != 0; f++)
            {
                ref double to = ref Feature(ref destination, f, rows);
                for (int r = 0; r < rows; r++)
                {
                    Unsafe.Add(ref to, r * 16) = 0;
                }
            }
        }
    }

    /// <summary>destination[r, destinationFirst + f] += source[r, sourceFirst + f], f from 0 to count.</summary>
    public static void Add(ref double source, int sourceFirst, ref double destination, int destinationFirst, int count, int rows)
    {
        for (int f = 0; f < count; f++)
        {
            ref double from = ref Feature(ref source, sourceFirst + f, rows);
            ref double to = ref Feature(ref destination, destinationFirst + f, rows);
            for (int r = 0; r < rows; r++)
            {
                Unsafe.Add(ref to, r * 16) += Unsafe.Add(ref from, r * 16);
            }
        }
    }

    private static ref T Feature<T>(ref T value, int feature, int rows) => ref Unsafe.Add(ref value, ((feature >> 4) * rows * 16) + (feature & 15));
}
