namespace DeepInit.Runtime;

/// <summary>X Xᵀ of a matrix in panels: the blocks on and below the diagonal are the items.</summary>
/// <typeparam name="T">The element type.</typeparam>
internal sealed class GramJob<T>() : TeamJob(phases: 1)
    where T : unmanaged
{
    private AlignedBlock<T>? _x;
    private AlignedBlock<T>? _product;
    private int _panels;
    private int _columns;

    public void Run(AlignedBlock<T> x, int panels, int columns, AlignedBlock<T> product, int threads)
    {
        (_x, _product, _panels, _columns) = (x, product, panels, columns);
        RunOn(threads);
    }

    protected internal override void Work(TeamShare share)
    {
        int first = 0, end = 0;
        int count = _panels * (_panels + 1) / 2;
        while (share.Claim(0, count, 1, ref first, ref end))
        {
            for (int item = first; item < end; item++)
            {
                // Item r (r + 1) / 2 + c is block (r, c).
                int row = (int)((Math.Sqrt((8.0 * item) + 1) - 1) / 2);
                PanelProducts.Gram(ref _x!.Start, _columns, row, item - (row * (row + 1) / 2), ref _product!.Start, _panels * Panels.Width);
            }
        }

        share.Wait(0, count);
    }
}
