namespace DeepInit.Runtime;

/// <summary>S X of a square matrix and a matrix, both in panels: some columns of a panel are an item.</summary>
/// <typeparam name="T">The element type.</typeparam>
internal sealed class ProductJob<T>() : TeamJob(phases: 1)
    where T : unmanaged
{
    // Whole tiles of six columns.
    private const int Columns = 96;

    private AlignedBlock<T>? _s;
    private AlignedBlock<T>? _x;
    private AlignedBlock<T>? _product;
    private int _panels;
    private int _columns;

    public void Run(AlignedBlock<T> s, AlignedBlock<T> x, int panels, int columns, AlignedBlock<T> product, int threads)
    {
        (_s, _x, _product, _panels, _columns) = (s, x, product, panels, columns);
        RunOn(threads);
    }

    protected internal override void Work(TeamShare share)
    {
        int first = 0, end = 0;
        int parts = (_columns + Columns - 1) / Columns;
        int count = _panels * parts;
        while (share.Claim(0, count, 1, ref first, ref end))
        {
            for (int item = first; item < end; item++)
            {
                int column = item % parts * Columns;
                PanelProducts.Multiply(
                    ref _s!.Start, _panels * Panels.Width, ref _x!.Start, _columns, item / parts, column, Math.Min(_columns, column + Columns), ref _product!.Start);
            }
        }

        share.Wait(0, count);
    }
}
