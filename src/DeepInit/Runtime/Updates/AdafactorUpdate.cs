using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace DeepInit.Runtime;

/// <summary>Adafactor as PyTorch has it: the second moment of a matrix from the means of its rows and of its columns.</summary>
/// <remarks>
/// w = k^decay; a = max(eps2, RMS(p)) · min(rate, 1/√k); p = p · (1 − rate · weight decay). With two axes or more, over the last two: r += w · (mean of g² over the last axis − r), c += w ·
/// (mean over the one before − c), V = r c / max(mean of r, eps1); with one axis V += w · (g² − V). U = g / √max(V, eps1²); p −= a / max(1, RMS(U) / d) · U.
/// </remarks>
/// <typeparam name="T">The element type.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class AdafactorUpdate<T> : TensorUpdate<T>
    where T : unmanaged
{
    private readonly double _beta2Decay;
    private readonly double _epsilon1;
    private readonly double _epsilon2;
    private readonly double _limit;
    private readonly T[] _plain;
    private readonly T[] _direction;
    private readonly T[] _columnSums;
    private readonly double[] _columns;

    /// <summary>Takes parameters.</summary>
    /// <param name="store">The network's memory.</param>
    /// <param name="parameters">The numbers of the parameters.</param>
    /// <param name="beta2Decay">The exponent of the step in what the second moment takes in.</param>
    /// <param name="epsilon1">The least mean, and the least root of a second moment.</param>
    /// <param name="epsilon2">The least size of a tensor.</param>
    /// <param name="limit">The largest RMS of a step in units of the rate.</param>
    public AdafactorUpdate(ParameterStore<T> store, int[] parameters, double beta2Decay, double epsilon1, double epsilon2, double limit)
        : base(store, parameters)
    {
        (_beta2Decay, _epsilon1, _epsilon2, _limit) = (beta2Decay, epsilon1, epsilon2, limit);
        int plain = 1, length = 1, columns = 1;
        foreach (TensorPlace<T> tensor in Tensors)
        {
            int[] shape = tensor.Shape;
            length = Math.Max(length, tensor.Length);
            if (shape.Length == 1)
            {
                tensor.Remember("variance");
                continue;
            }

            plain = Math.Max(plain, LiesInPanels(tensor) ? 1 : tensor.Count);
            columns = Math.Max(columns, shape[shape.Length - 1]);
            Remember(tensor, "row_var", shape.Length - 1);
            Remember(tensor, "col_var", shape.Length - 2);
        }

        (_plain, _direction, _columnSums, _columns) = (new T[plain], new T[length], new T[columns * Panels.Width], new double[columns]);
    }

    private protected override void Move(TensorPlace<T> tensor, in TensorStep<T> step, ref T p, ref T g)
    {
        double weight = Math.Pow(step.Number, _beta2Decay);
        double squares = tensor.Shape.Length == 1 ? MoveVector(tensor, in step, ref p, ref g, weight)
            : LiesInPanels(tensor) ? MovePanels(tensor, in step, ref p, ref g, weight)
            : MoveMatrices(tensor, in step, ref p, ref g, weight);
        double root = Math.Sqrt(squares / tensor.Count);
        double size = Math.Max(_epsilon2, Numbers.Norm(ref p, tensor.Length) / Math.Sqrt(tensor.Count)) * Math.Min(step.Rate, 1 / Math.Sqrt(step.Number));
        Apply(ref p, ref _direction[0], tensor.Length, step.Keep, size / Math.Max(1, root / _limit));
    }

    private static bool LiesInPanels(TensorPlace<T> tensor) => tensor.Shape.Length == 2 && tensor.Layout is PanelLayout;

    [MethodImpl(KernelCode.Optimized)]
    private static void Apply(ref T p, ref T direction, int length, double keep, double change)
    {
        Vector<T> kept = Numbers.All<T>(keep), by = Numbers.All<T>(-change);
        for (int i = 0; i < length; i += Vector<T>.Count)
            Numbers.Store(Numbers.MultiplyAdd(kept, Numbers.Load(ref p, i), by * Numbers.Load(ref direction, i)), ref p, i);
    }

    // Each of the next three writes the direction of the step where the parameter's numbers lie, and returns its sum of squares.
    [MethodImpl(KernelCode.Optimized)]
    private double MoveVector(TensorPlace<T> tensor, in TensorStep<T> step, ref T p, ref T g, double weight)
    {
        ref T variance = ref tensor.States[0].Start;
        ref T direction = ref _direction[0];
        Vector<T> share = Numbers.All<T>(weight), least = Numbers.All<T>(_epsilon1 * _epsilon1);
        double sum = 0;
        for (int start = 0; start < tensor.Length; start += Numbers.Block)
        {
            Vector<T> squares = Vector<T>.Zero;
            int end = Math.Min(tensor.Length, start + Numbers.Block);
            for (int i = start; i < end; i += Vector<T>.Count)
            {
                Vector<T> gradient = step.Gradient(ref g, Numbers.Load(ref p, i), i);
                Vector<T> old = Numbers.Load(ref variance, i);
                Vector<T> v = Numbers.MultiplyAdd(share, (gradient * gradient) - old, old);
                Numbers.Store(v, ref variance, i);
                Vector<T> u = gradient / Vector.SquareRoot(Vector.Max(v, least));
                Numbers.Store(u, ref direction, i);
                squares = Numbers.MultiplyAdd(u, u, squares);
            }

            sum += Numbers.Sum(squares);
        }

        return sum;
    }

    // A matrix in panels: its rows are lanes.
    [MethodImpl(KernelCode.Optimized)]
    private double MovePanels(TensorPlace<T> tensor, in TensorStep<T> step, ref T p, ref T g, double weight)
    {
        int rows = tensor.Shape[0], columns = tensor.Shape[1];
        ref T ofRows = ref tensor.States[0].Start;
        Span<T> ofColumns = tensor.States[1].Span;
        ref T sums = ref _columnSums[0];
        _columnSums.AsSpan(0, columns * Panels.Width).Clear();
        Vector<T> share = Numbers.All<T>(weight), perRow = Numbers.All<T>(1.0 / columns);
        double mean = 0;
        for (int panel = 0; panel < Panels.Count(rows); panel++)
        {
            for (int lane = 0; lane < Panels.Width; lane += Vector<T>.Count)
            {
                Vector<T> sum = Vector<T>.Zero;
                for (int start = 0; start < columns; start += Numbers.Block)
                {
                    Vector<T> part = Vector<T>.Zero;
                    int end = Math.Min(columns, start + Numbers.Block);
                    for (int column = start; column < end; column++)
                    {
                        int i = (((panel * columns) + column) * Panels.Width) + lane;
                        Vector<T> gradient = step.Gradient(ref g, Numbers.Load(ref p, i), i);
                        Vector<T> square = gradient * gradient;
                        part += square;
                        int at = (column * Panels.Width) + lane;
                        Numbers.Store(Numbers.Load(ref sums, at) + square, ref sums, at);
                    }

                    sum += part;
                }

                int row = (panel * Panels.Width) + lane;
                Vector<T> old = Numbers.Load(ref ofRows, row);
                Vector<T> now = Numbers.MultiplyAdd(share, (sum * perRow) - old, old);
                Numbers.Store(now, ref ofRows, row);
                mean += Numbers.Sum(now);
            }
        }

        mean = Math.Max(mean / rows, _epsilon1);
        for (int column = 0; column < columns; column++)
        {
            double sum = 0;
            for (int lane = 0; lane < Panels.Width; lane += Vector<T>.Count)
                sum += Numbers.Sum(Numbers.Load(ref sums, (column * Panels.Width) + lane));
            _columns[column] = Mean(ref ofColumns[column], sum / rows, weight) / mean;
        }

        return Directions(in step, ref p, ref g, ref ofRows, rows, columns);
    }

    [MethodImpl(KernelCode.Optimized)]
    private double Directions(in TensorStep<T> step, ref T p, ref T g, ref T ofRows, int rows, int columns)
    {
        ref T direction = ref _direction[0];
        Vector<T> least = Numbers.All<T>(_epsilon1 * _epsilon1);
        double sum = 0;
        for (int panel = 0; panel < Panels.Count(rows); panel++)
        {
            for (int lane = 0; lane < Panels.Width; lane += Vector<T>.Count)
            {
                Vector<T> row = Numbers.Load(ref ofRows, (panel * Panels.Width) + lane);
                for (int start = 0; start < columns; start += Numbers.Block)
                {
                    Vector<T> squares = Vector<T>.Zero;
                    int end = Math.Min(columns, start + Numbers.Block);
                    for (int column = start; column < end; column++)
                    {
                        int i = (((panel * columns) + column) * Panels.Width) + lane;
                        Vector<T> u = step.Gradient(ref g, Numbers.Load(ref p, i), i) / Vector.SquareRoot(Vector.Max(row * Numbers.All<T>(_columns[column]), least));
                        Numbers.Store(u, ref direction, i);
                        squares = Numbers.MultiplyAdd(u, u, squares);
                    }

                    sum += Numbers.Sum(squares);
                }
            }
        }

        return sum;
    }

    // Filters, whose last two axes are those of the kernel: a small matrix for each pair of channels.
    [MethodImpl(KernelCode.Optimized)]
    private double MoveMatrices(TensorPlace<T> tensor, in TensorStep<T> step, ref T p, ref T g, double weight)
    {
        Span<T> gradient = _plain.AsSpan(0, tensor.Count);
        step.CopyGradient(ref g, ref p, ref _direction[0], tensor.Length);
        tensor.Layout.CopyOut(ref _direction[0], gradient);
        int columns = tensor.Shape[tensor.Shape.Length - 1], rows = tensor.Shape[tensor.Shape.Length - 2];
        Span<T> rowVariance = tensor.States[0].Span, columnVariance = tensor.States[1].Span;
        Span<double> sums = _columns.AsSpan(0, columns);
        double squares = 0;
        for (int matrix = 0; matrix * rows * columns < gradient.Length; matrix++)
        {
            Span<T> part = gradient.Slice(matrix * rows * columns, rows * columns);
            Span<T> ofRows = rowVariance.Slice(matrix * rows, rows), ofColumns = columnVariance.Slice(matrix * columns, columns);
            sums.Clear();
            double mean = 0;
            for (int row = 0; row < rows; row++)
            {
                double sum = 0;
                for (int column = 0; column < columns; column++)
                {
                    double value = Scalar.ToDouble(part[(row * columns) + column]);
                    sum += value * value;
                    sums[column] += value * value;
                }

                mean += Mean(ref ofRows[row], sum / columns, weight);
            }

            mean = Math.Max(mean / rows, _epsilon1);
            for (int column = 0; column < columns; column++)
                sums[column] = Mean(ref ofColumns[column], sums[column] / rows, weight) / mean;
            for (int row = 0; row < rows; row++)
            {
                double ofRow = Scalar.ToDouble(ofRows[row]);
                for (int column = 0; column < columns; column++)
                {
                    ref T at = ref part[(row * columns) + column];
                    double u = Scalar.ToDouble(at) / Math.Sqrt(Math.Max(ofRow * sums[column], _epsilon1 * _epsilon1));
                    squares += u * u;
                    at = Scalar.FromDouble<T>(u);
                }
            }
        }

        tensor.Layout.CopyIn<T>(gradient, ref _direction[0]);
        return squares;
    }

    private static double Mean(ref T mean, double value, double weight)
    {
        double old = Scalar.ToDouble(mean);
        mean = Scalar.FromDouble<T>(old + (weight * (value - old)));
        return Scalar.ToDouble(mean);
    }

    private static void Remember(TensorPlace<T> tensor, string name, int axis)
    {
        var shape = (int[])tensor.Shape.Clone();
        shape[axis] = 1;
        tensor.Remember(name, shape, new VectorLayout(tensor.Count / tensor.Shape[axis]));
    }
}
