using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace DeepInit.Runtime;

/// <summary>Muon: the momentum of a matrix, orthogonalised; and NorMuon, whose rows are then divided by their own second moment.</summary>
/// <remarks>
/// b = mu · b + (1 − mu) · g; u = (1 − mu) · g + mu · b with Nesterov, else b; O of u as a matrix [first axis, the others] by <see cref="NewtonSchulz{T}"/>; p = p · (1 − rate · decay) − rate · f · O,
/// f = √max(1, rows / columns), or 0.2 · √max(rows, columns). NorMuon: r = beta2 · r + (1 − beta2) · mean of O² over columns; N = O / (√r + eps); O = N · ‖O‖ / (‖N‖ + eps).
/// </remarks>
/// <typeparam name="T">The element type.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class MuonUpdate<T> : TensorUpdate<T>
    where T : unmanaged
{
    private readonly double _momentum;
    private readonly bool _nesterov;
    private readonly bool _matchesRms;
    private readonly NewtonSchulz<T> _newtonSchulz;
    private readonly double? _beta2;
    private readonly double _rowEpsilon;
    private readonly int _length;
    private readonly int _count;
    private AlignedBlock<T>? _direction;
    private AlignedBlock<T>? _matrix;
    private T[]? _plain;

    /// <summary>Takes parameters.</summary>
    /// <param name="store">The network's memory.</param>
    /// <param name="parameters">The numbers of the parameters, each of two axes or more.</param>
    /// <param name="momentum">What the buffer keeps.</param>
    /// <param name="nesterov">Whether the gradient is in the step once more.</param>
    /// <param name="steps">Iterations.</param>
    /// <param name="a">The coefficient of X.</param>
    /// <param name="b">Of X Xᵀ X.</param>
    /// <param name="c">Of (X Xᵀ)² X.</param>
    /// <param name="epsilon">Added to the norm.</param>
    /// <param name="matchesRms">Whether steps are as large as AdamW's.</param>
    /// <param name="beta2">NorMuon: of the rows' second moment; Muon without.</param>
    /// <param name="rowEpsilon">NorMuon: added to roots and norms.</param>
    public MuonUpdate(
        ParameterStore<T> store, int[] parameters, double momentum, bool nesterov, int steps, double a, double b, double c, double epsilon, bool matchesRms, double? beta2 = null, double rowEpsilon = 0)
        : base(store, parameters)
    {
        (_momentum, _nesterov, _matchesRms, _beta2, _rowEpsilon) = (momentum, nesterov, matchesRms, beta2, rowEpsilon);
        _newtonSchulz = new NewtonSchulz<T>(steps, a, b, c, epsilon);
        foreach (TensorPlace<T> tensor in Tensors)
        {
            tensor.Remember("momentum_buffer");
            int rows = tensor.Shape[0], columns = tensor.Count / rows;
            if (beta2 is not null)
                tensor.Remember("second_momentum_buffer", [rows, 1], new VectorLayout(rows));
            _newtonSchulz.Expect(rows, columns);
            _length = Math.Max(_length, Math.Max(tensor.Length, Panels.Length(columns, rows)));
            _count = Math.Max(_count, LiesInPanels(tensor) ? 0 : tensor.Count);
        }
    }

    private protected override void Move(TensorPlace<T> tensor, in TensorStep<T> step, ref T p, ref T g)
    {
        ref T direction = ref (_direction ??= new AlignedBlock<T>(_length)).Start;
        int rows = tensor.Shape[0], columns = tensor.Count / rows;
        Momentum(tensor, in step, ref p, ref g, ref direction);
        if (LiesInPanels(tensor))
        {
            Orthogonalise(tensor, ref direction, rows, columns, step.Threads);
        }
        else
        {
            // Filters that are stored turned, as those of transposed convolutions are, are put in order and back.
            ref T matrix = ref (_matrix ??= new AlignedBlock<T>(_length)).Start;
            Span<T> plain = (_plain ??= new T[_count]).AsSpan(0, tensor.Count);
            var panels = tensor.Matrix ??= new PanelLayout(rows, columns);
            tensor.Layout.CopyOut(ref direction, plain);
            panels.CopyIn<T>(plain, ref matrix);
            Orthogonalise(tensor, ref matrix, rows, columns, step.Threads);
            panels.CopyOut(ref matrix, plain);
            tensor.Layout.CopyIn<T>(plain, ref direction);
        }

        double factor = _matchesRms ? 0.2 * Math.Sqrt(Math.Max(rows, columns)) : Math.Sqrt(Math.Max(1, (double)rows / columns));
        Apply(tensor, step.Keep, step.Rate * factor, ref direction, ref p);
    }

    // The columns of filters are in another order than PyTorch's, which changes nothing of X Xᵀ.
    private static bool LiesInPanels(TensorPlace<T> tensor) => tensor.Layout is PanelLayout or FilterLayout and not TurnedFilterLayout;

    private void Orthogonalise(TensorPlace<T> tensor, ref T matrix, int rows, int columns, int threads)
    {
        _newtonSchulz.Orthogonalise(ref matrix, rows, columns, threads);
        if (_beta2 is { } beta2)
            NormaliseRows(ref tensor.States[1].Start, ref matrix, rows, columns, beta2);
    }

    [MethodImpl(KernelCode.Optimized)]
    private void Momentum(TensorPlace<T> tensor, in TensorStep<T> step, ref T p, ref T g, ref T direction)
    {
        ref T buffer = ref tensor.States[0].Start;
        Vector<T> momentum = Numbers.All<T>(_momentum), rest = Numbers.All<T>(1 - _momentum);
        for (int i = 0; i < tensor.Length; i += Vector<T>.Count)
        {
            Vector<T> gradient = step.Gradient(ref g, Numbers.Load(ref p, i), i);
            Vector<T> b = Numbers.Moment(Numbers.Load(ref buffer, i), momentum, rest, gradient);
            Numbers.Store(b, ref buffer, i);
            Numbers.Store(_nesterov ? Numbers.MultiplyAdd(momentum, b, rest * gradient) : b, ref direction, i);
        }
    }

    [MethodImpl(KernelCode.Optimized)]
    private static void Apply(TensorPlace<T> tensor, double keep, double rate, ref T direction, ref T p)
    {
        Vector<T> kept = Numbers.All<T>(keep), change = Numbers.All<T>(-rate);
        for (int i = 0; i < tensor.Length; i += Vector<T>.Count)
            Numbers.Store(Numbers.MultiplyAdd(kept, Numbers.Load(ref p, i), change * Numbers.Load(ref direction, i)), ref p, i);
    }

    // A panel's 16 rows are lanes.
    [MethodImpl(KernelCode.Optimized)]
    private void NormaliseRows(ref T moments, ref T matrix, int rows, int columns, double beta2)
    {
        int length = Panels.Length(columns, rows);
        double norm = Numbers.Norm(ref matrix, length);
        Vector<T> keep = Numbers.All<T>(beta2), rest = Numbers.All<T>((1 - beta2) / columns), epsilon = Numbers.All<T>(_rowEpsilon);
        for (int panel = 0; panel < Panels.Count(rows); panel++)
        {
            ref T rowsOfPanel = ref Unsafe.Add(ref matrix, (nint)panel * columns * Panels.Width);
            for (int lane = 0; lane < Panels.Width; lane += Vector<T>.Count)
            {
                Vector<T> sum = Vector<T>.Zero;
                for (int start = 0; start < columns; start += Numbers.Block)
                {
                    Vector<T> squares = Vector<T>.Zero;
                    int end = Math.Min(columns, start + Numbers.Block);
                    for (int column = start; column < end; column++)
                    {
                        Vector<T> x = Numbers.Load(ref rowsOfPanel, (column * Panels.Width) + lane);
                        squares = Numbers.MultiplyAdd(x, x, squares);
                    }

                    sum += squares;
                }

                int at = (panel * Panels.Width) + lane;
                Vector<T> moment = Numbers.Moment(Numbers.Load(ref moments, at), keep, rest, sum);
                Numbers.Store(moment, ref moments, at);
                Vector<T> divisor = Vector.SquareRoot(moment) + epsilon;
                for (int column = 0; column < columns; column++)
                    Numbers.Store(Numbers.Load(ref rowsOfPanel, (column * Panels.Width) + lane) / divisor, ref rowsOfPanel, (column * Panels.Width) + lane);
            }
        }

        Vector<T> scale = Numbers.All<T>(norm / (Numbers.Norm(ref matrix, length) + _rowEpsilon));
        for (int i = 0; i < length; i += Vector<T>.Count)
            Numbers.Store(Numbers.Load(ref matrix, i) * scale, ref matrix, i);
    }
}
