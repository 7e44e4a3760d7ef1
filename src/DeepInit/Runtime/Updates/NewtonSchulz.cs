using System.Numerics;
using System.Runtime.CompilerServices;

namespace DeepInit.Runtime;

/// <summary>
/// Takes a matrix to one with the same singular vectors whose singular values are near 1: X = M / (‖M‖ + eps); so many times X = (a + b A + c A²) X with A = X Xᵀ.
/// </summary>
/// <remarks>
/// A has the shorter side: a tall matrix is transposed. A² of the symmetric A is A Aᵀ, so that both are half the work of a product. Memory is reserved once, for the largest matrix.
/// </remarks>
/// <typeparam name="T">The element type.</typeparam>
internal sealed class NewtonSchulz<T>
    where T : unmanaged
{
    private readonly int _steps;
    private readonly double _a;
    private readonly double _b;
    private readonly double _c;
    private readonly double _epsilon;
    private readonly GramJob<T> _gram = new();
    private readonly ProductJob<T> _product = new();
    private int _length;
    private int _square;
    private AlignedBlock<T>? _x;
    private AlignedBlock<T>? _next;
    private AlignedBlock<T>? _powers;
    private AlignedBlock<T>? _squares;

    public NewtonSchulz(int steps, double a, double b, double c, double epsilon) => (_steps, _a, _b, _c, _epsilon) = (steps, a, b, c, epsilon);

    /// <summary>Makes sure that there will be room for a matrix.</summary>
    public void Expect(int rows, int columns)
    {
        int shorter = Panels.Count(Math.Min(rows, columns)) * Panels.Width;
        _length = Math.Max(_length, Math.Max(shorter * Math.Max(rows, columns), Panels.Length(columns, rows)));
        _square = Math.Max(_square, shorter * shorter);
    }

    /// <summary>Puts the result in the place of the matrix.</summary>
    /// <param name="matrix">In panels of 16 rows.</param>
    /// <param name="rows">Its rows.</param>
    /// <param name="columns">Its columns.</param>
    /// <param name="threads">Threads to work on.</param>
    public void Orthogonalise(ref T matrix, int rows, int columns, int threads)
    {
        AlignedBlock<T> x = _x ??= new AlignedBlock<T>(_length), next = _next ??= new AlignedBlock<T>(_length);
        AlignedBlock<T> powers = _powers ??= new AlignedBlock<T>(_square), squares = _squares ??= new AlignedBlock<T>(_square);
        int length = Panels.Length(columns, rows);
        double norm = Numbers.Norm(ref matrix, length) + _epsilon;
        bool isTall = rows > columns;
        int shorter = Math.Min(rows, columns), longer = Math.Max(rows, columns), panels = Panels.Count(shorter);
        Scale(ref matrix, norm, ref matrix, length);
        if (isTall)
        {
            for (int panel = 0; panel < panels; panel++)
                Panels.TransposePanel(ref matrix, ref Unsafe.Add(ref x.Start, (nint)panel * rows * Panels.Width), rows, columns, panel);
        }
        else
        {
            Copy(ref matrix, ref x.Start, length);
        }

        bool isShared = 2.0 * shorter * shorter * longer >= ThreadTeam.WorthSharing;
        threads = isShared ? threads : 1;
        for (int step = 0; step < _steps; step++)
        {
            _gram.Run(x, panels, longer, powers, threads);
            _gram.Run(powers, panels, panels * Panels.Width, squares, threads);
            Polynomial(ref powers.Start, ref squares.Start, panels * Panels.Width);
            _product.Run(squares, x, panels, longer, next, threads);
            (x, next) = (next, x);
        }

        if (isTall)
        {
            for (int panel = 0; panel < Panels.Count(rows); panel++)
                Panels.TransposePanel(ref x.Start, ref Unsafe.Add(ref matrix, (nint)panel * columns * Panels.Width), columns, rows, panel);
        }
        else
        {
            Copy(ref x.Start, ref matrix, length);
        }
    }

    // b A + c A² + a, over A²; what lies on the diagonal behind the matrix meets zeros.
    [MethodImpl(KernelCode.Optimized)]
    private void Polynomial(ref T powers, ref T squares, int size)
    {
        Vector<T> b = Numbers.All<T>(_b), c = Numbers.All<T>(_c);
        for (int i = 0; i < size * size; i += Vector<T>.Count)
            Numbers.Store(Numbers.MultiplyAdd(c, Numbers.Load(ref squares, i), b * Numbers.Load(ref powers, i)), ref squares, i);
        for (int i = 0; i < size; i++)
        {
            ref T diagonal = ref Unsafe.Add(ref squares, (((i / Panels.Width * size) + i) * Panels.Width) + (i % Panels.Width));
            diagonal = Scalar.FromDouble<T>(Scalar.ToDouble(diagonal) + _a);
        }
    }

    [MethodImpl(KernelCode.Optimized)]
    private static void Scale(ref T from, double divisor, ref T to, int length)
    {
        // A quotient, as in the formula: its reciprocal may overflow.
        Vector<T> by = Numbers.All<T>(divisor);
        for (int i = 0; i < length; i += Vector<T>.Count)
            Numbers.Store(Numbers.Load(ref from, i) / by, ref to, i);
    }

    [MethodImpl(KernelCode.Optimized)]
    private static void Copy(ref T from, ref T to, int length)
    {
        for (int i = 0; i < length; i += Vector<T>.Count)
            Numbers.Store(Numbers.Load(ref from, i), ref to, i);
    }
}
