namespace DeepInit.Runtime;

/// <summary>
/// Sums of layers whose op is a product of matrices that goes through its activation before it is stored. Any such layer's are made here, so that generated code needs no second form of
/// the op for the few programs that look at sums.
/// </summary>
internal static class SumsProduct
{
    private const int Width = Panels.Width;

    /// <summary>s[r, o] = Σ_k x[r, k] · W[o, k] + b[o]</summary>
    /// <param name="x">x in panels, its last one whole: what stands in lanes without a feature is finite.</param>
    /// <param name="weight">W, rows × columns, row-major.</param>
    /// <param name="bias">b; empty where nothing is added.</param>
    /// <param name="units">Rows of W.</param>
    /// <param name="sums">Takes s, row-major.</param>
    public static void Multiply<T>(ref T x, T[] weight, T[] bias, int units, T[] sums)
        where T : unmanaged
    {
        int rows = sums.Length / units, features = weight.Length / units, panels = Panels.Count(units);
        int depth = Panels.Count(features) * Width;
        T[] left = InPanels(weight, units, features, depth);
        var product = new T[Panels.Length(rows, units)];
        for (int panel = 0; panel < panels; panel++)
            PanelProducts.Multiply(ref left[0], depth, ref x, rows, panel, 0, rows, ref product[0]);
        Panels.Unpack(ref product[0], rows, units, sums);
        for (int i = 0; i < sums.Length && bias.Length > 0; i++)
            sums[i] = Scalar.FromDouble<T>(Scalar.ToDouble(sums[i]) + Scalar.ToDouble(bias[i % units]));
    }

    // Panels of 16 units; columns beyond the last are zero, whatever x has in its lanes there.
    private static T[] InPanels<T>(T[] weight, int units, int features, int depth)
        where T : unmanaged
    {
        var panels = new T[Panels.Length(depth, units)];
        for (int o = 0; o < units; o++)
        {
            for (int k = 0; k < features; k++)
                panels[(((o / Width * depth) + k) * Width) + (o % Width)] = weight[(o * features) + k];
        }

        return panels;
    }
}
