using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace DeepInit.Runtime;

/// <summary>A table [rows, units] in the order of a matrix of as many outputs, for products with it.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class TablePanels
{
    private const int Width = 16;

    /// <summary>Writes panels of 16 rows of a table, [units][16] each, one after another; rows that there are not are zeros.</summary>
    /// <typeparam name="T">float or double.</typeparam>
    /// <param name="table">The table: row after row, each padded to a multiple of 16.</param>
    /// <param name="rows">Rows of the table.</param>
    /// <param name="units">Numbers of a row.</param>
    /// <param name="first">The first panel.</param>
    /// <param name="end">The panel after the last.</param>
    /// <param name="panels">Takes the panels from the first on.</param>
    public static void Write<T>(ref T table, int rows, int units, int first, int end, ref T panels)
        where T : unmanaged
    {
        int pitch = (units + Width - 1) / Width * Width, size = Transposition.BlockSize<T>();
        for (int panel = first; panel < end; panel++)
        {
            ref T to = ref Unsafe.Add(ref panels, (panel - first) * units * Width);
            for (int lane = 0; lane < Width; lane += size)
            {
                int row = (panel * Width) + lane, count = Math.Min(size, rows - row);
                for (int unit = 0; unit < units; unit += size)
                {
                    int columns = Math.Min(size, units - unit);
                    ref T block = ref Unsafe.Add(ref to, (unit * Width) + lane);
                    if (count > 0)
                    {
                        Transposition.Block(ref Unsafe.Add(ref table, (row * pitch) + unit), pitch, count, ref block, Width, columns);
                        continue;
                    }

                    for (int i = 0; i < columns; i++)
                    {
                        for (int j = 0; j < size; j++)
                            Unsafe.Add(ref block, (i * Width) + j) = default;
                    }
                }
            }
        }
    }

    /// <summary>Writes a column of 16 units of some rows of a table, [rows][16].</summary>
    /// <typeparam name="T">float or double.</typeparam>
    /// <param name="table">The first of the rows, at the first of the units.</param>
    /// <param name="pitch">Numbers from a row to the next.</param>
    /// <param name="rows">How many rows.</param>
    /// <param name="column">Takes them.</param>
    public static void Column<T>(ref T table, int pitch, int rows, ref T column)
        where T : unmanaged
    {
        for (int row = 0; row < rows; row++)
        {
            ref T from = ref Unsafe.Add(ref table, row * pitch);
            ref T to = ref Unsafe.Add(ref column, row * Width);
            for (int i = 0; i < Width; i++)
                Unsafe.Add(ref to, i) = Unsafe.Add(ref from, i);
        }
    }
}
