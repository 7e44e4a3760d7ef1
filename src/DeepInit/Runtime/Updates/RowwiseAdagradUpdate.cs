using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace DeepInit.Runtime;

/// <summary>Adagrad with one sum for each row: of a table its rows, of any other tensor those of its first axis.</summary>
/// <typeparam name="T">The element type.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class RowwiseAdagradUpdate<T> : TensorUpdate<T>
    where T : unmanaged
{
    private readonly double _epsilon;
    private readonly int _length;
    private AlignedBlock<T>? _gradient;

    /// <summary>Takes parameters.</summary>
    /// <param name="store">The network's memory.</param>
    /// <param name="parameters">The numbers of the parameters.</param>
    /// <param name="epsilon">Added to the root.</param>
    public RowwiseAdagradUpdate(ParameterStore<T> store, int[] parameters, double epsilon)
        : base(store, parameters)
    {
        _epsilon = epsilon;
        foreach (TensorPlace<T> tensor in Tensors)
        {
            int rows = tensor.Shape[0];
            tensor.Remember("sum", [rows, 1], new VectorLayout(rows));
            _length = tensor.Layout is TableLayout ? _length : Math.Max(_length, tensor.Length);
        }
    }

    private protected override void Move(TensorPlace<T> tensor, in TensorStep<T> step, ref T p, ref T g)
    {
        ref T sums = ref tensor.States[0].Start;
        int rows = tensor.Shape[0], columns = tensor.Count / rows;
        if (tensor.Layout is TableLayout table)
        {
            for (int row = 0; row < rows; row++)
                MoveRow(in step, ref Unsafe.Add(ref p, row * table.Stride), ref Unsafe.Add(ref g, row * table.Stride), table.Stride, columns, ref Unsafe.Add(ref sums, row));
            return;
        }

        // Rows of other layouts lie in pieces.
        _gradient ??= new AlignedBlock<T>(_length);
        step.CopyGradient(ref g, ref p, ref _gradient.Start, tensor.Length);
        for (int row = 0; row < rows; row++)
            MoveRow(in step, tensor.Layout, ref p, row * columns, columns, ref Unsafe.Add(ref sums, row));
    }

    [MethodImpl(KernelCode.Optimized)]
    private void MoveRow(in TensorStep<T> step, ref T p, ref T g, int stride, int columns, ref T sum)
    {
        double squares = 0;
        for (int start = 0; start < stride; start += Numbers.Block)
        {
            Vector<T> part = Vector<T>.Zero;
            int end = Math.Min(stride, start + Numbers.Block);
            for (int i = start; i < end; i += Vector<T>.Count)
            {
                Vector<T> gradient = step.Gradient(ref g, Numbers.Load(ref p, i), i);
                part = Numbers.MultiplyAdd(gradient, gradient, part);
            }

            squares += Numbers.Sum(part);
        }

        // A row that the batch has no id of.
        if (squares == 0 && step.Keep == 1)
            return;
        Vector<T> keep = Numbers.All<T>(step.Keep), factor = Numbers.All<T>(Factor(in step, squares / columns, ref sum));
        for (int i = 0; i < stride; i += Vector<T>.Count)
        {
            Vector<T> at = Numbers.Load(ref p, i);
            Numbers.Store(Numbers.MultiplyAdd(keep, at, factor * step.Gradient(ref g, at, i)), ref p, i);
        }
    }

    private void MoveRow(in TensorStep<T> step, TensorLayout layout, ref T p, int first, int columns, ref T sum)
    {
        ref T g = ref _gradient!.Start;
        double squares = 0;
        for (int i = first; i < first + columns; i++)
        {
            double gradient = Scalar.ToDouble(Unsafe.Add(ref g, layout.PlaceOf(i)));
            squares += gradient * gradient;
        }

        double keep = step.Keep, factor = Factor(in step, squares / columns, ref sum);
        for (int i = first; i < first + columns; i++)
        {
            int place = layout.PlaceOf(i);
            ref T at = ref Unsafe.Add(ref p, place);
            at = Scalar.FromDouble<T>((keep * Scalar.ToDouble(at)) + (factor * Scalar.ToDouble(Unsafe.Add(ref g, place))));
        }
    }

    private double Factor(in TensorStep<T> step, double mean, ref T sum)
    {
        sum = Scalar.FromDouble<T>(Scalar.ToDouble(sum) + mean);
        return -step.Rate / (Math.Sqrt(Scalar.ToDouble(sum)) + _epsilon);
    }
}
