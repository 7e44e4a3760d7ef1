using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace DeepInit.Runtime;

/// <summary>Linear sums of each row of a table, which predictions look up in the place of the row. Called by generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class SummedRows
{
    private const int Width = Panels.Width;

    // Rows of the table that stay in the first-level cache beside a panel of weights, a multiple of the six that are summed at once.
    private const int Block = 48;

    /// <summary>s[row, o] = bias[o] + scale · Σ_k weight[o, k] · table[row, k]</summary>
    /// <typeparam name="T">float or double.</typeparam>
    /// <param name="table">Row after row, each padded to a multiple of 16.</param>
    /// <param name="rows">Rows of the table.</param>
    /// <param name="units">Numbers of a row.</param>
    /// <param name="scale">The factor on rows.</param>
    /// <param name="weight">Panels of 16 outputs, <c>[panels][units][16]</c>.</param>
    /// <param name="bias">The bias, or 16 zeros.</param>
    /// <param name="biasStep">16; 0 where there is no bias.</param>
    /// <param name="panels">Panels of outputs.</param>
    /// <param name="sums">Takes the sums, row after row.</param>
    public static void Write<T>(ref T table, int rows, int units, double scale, ref T weight, ref T bias, int biasStep, int panels, ref T sums)
        where T : unmanaged
    {
        int pitch = Panels.Count(units) * Width, length = panels * Width;
        Span<T> products = stackalloc T[PanelProducts.RowsAtOnce * Width];
        ref T product = ref products[0];
        var factor = new Vector<T>(Scalar.FromDouble<T>(scale));
        for (int block = 0; block < rows; block += Block)
        {
            int end = Math.Min(rows, block + Block);
            for (int panel = 0; panel < panels; panel++)
            {
                ref T weights = ref Unsafe.Add(ref weight, (nint)panel * units * Width);
                int count;
                for (int row = block; row < end; row += count)
                {
                    // rows at the end go one by one, each as six
                    count = end - row >= PanelProducts.RowsAtOnce ? PanelProducts.RowsAtOnce : 1;
                    PanelProducts.Rows(ref weights, units, ref Unsafe.Add(ref table, (nint)row * pitch), count == 1 ? 0 : pitch, ref product);
                    for (int i = 0; i < count; i++)
                    {
                        ref T to = ref Unsafe.Add(ref sums, ((nint)(row + i) * length) + (panel * Width));
                        for (int lane = 0; lane < Width; lane += Vector<T>.Count)
                            Numbers.Store(Numbers.Load(ref bias, (panel * biasStep) + lane) + (factor * Numbers.Load(ref product, (i * Width) + lane)), ref to, lane);
                    }
                }
            }
        }
    }
}
