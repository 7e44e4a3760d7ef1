using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace DeepInit.Runtime;

/// <summary>Prodigy: moments and sums of all parameters first, from which the next d follows; then each moves by the rate that the d before gives.</summary>
/// <typeparam name="T">The element type.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class ProdigyUpdate<T> : TensorUpdate<T>
    where T : unmanaged
{
    private readonly double _beta1;
    private readonly double _beta2;
    private readonly double _beta3;
    private readonly double _epsilon;
    private readonly double _d0;
    private readonly double _coefficient;
    private readonly double _growth;
    private readonly bool _corrects;
    private readonly bool _safeguards;
    private readonly StepNumbers _numbers;
    private double _rate;
    private double _next;

    /// <summary>Takes parameters.</summary>
    /// <param name="store">The network's memory.</param>
    /// <param name="parameters">The numbers of the parameters.</param>
    /// <param name="beta1">Of the first moment.</param>
    /// <param name="beta2">Of the second.</param>
    /// <param name="beta3">Of the sums that d follows from.</param>
    /// <param name="epsilon">Added to the root, times d.</param>
    /// <param name="d0">What d begins with.</param>
    /// <param name="coefficient">The factor on its estimate.</param>
    /// <param name="growth">The most that it grows by in a step; 0 for any.</param>
    /// <param name="corrects">Whether the rate has the bias corrections in it.</param>
    /// <param name="safeguards">Whether s takes in d in the place of the rate.</param>
    public ProdigyUpdate(
        ParameterStore<T> store, int[] parameters, double beta1, double beta2, double beta3, double epsilon, double d0, double coefficient, double growth, bool corrects, bool safeguards)
        : base(store, parameters)
    {
        (_beta1, _beta2, _beta3, _epsilon, _d0, _coefficient, _growth, _corrects, _safeguards) = (beta1, beta2, beta3, epsilon, d0, coefficient, growth > 0 ? growth : double.PositiveInfinity, corrects, safeguards);
        _numbers = store.Remember(["d", "d_max", "d_numerator"], [d0, d0, 0]);
        foreach (TensorPlace<T> tensor in Tensors)
        {
            tensor.Remember("exp_avg");
            tensor.Remember("exp_avg_sq");
            tensor.Remember("s");
            tensor.Remember("p0", block => store.ValueSpan.Slice(tensor.Offset, tensor.Length).CopyTo(block.Span));
        }
    }

    private protected override void Begin(long step, double learningRate, double clip)
    {
        double[] numbers = _numbers.Begin(step);
        double d = numbers[0];
        double correction = _corrects ? Math.Sqrt(1 - Math.Pow(_beta2, step)) / (1 - Math.Pow(_beta1, step)) : 1;
        _rate = d * learningRate * correction;
        double distance = 0, size = 0;

        // Whoever looked at it earlier, or took steps that were taken back, has made it of other weights than those that the training begins with.
        if (_numbers.IsFirst(step))
        {
            foreach (TensorPlace<T> tensor in Tensors)
                Store.ValueSpan.Slice(tensor.Offset, tensor.Length).CopyTo(tensor.States[3].Span);
        }

        foreach (TensorPlace<T> tensor in Tensors)
        {
            if (!Store.IsFrozen(tensor.Offset))
                Gather(tensor, NumbersOf(tensor, step, learningRate, clip, threads: 1), d, ref distance, ref size);
        }

        numbers[2] = (_beta3 * numbers[2]) + (d / _d0 * _rate * distance);
        if (size > 0)
        {
            double estimate = _coefficient * numbers[2] / size;
            double next = d == _d0 ? Math.Max(d, estimate) : d;
            numbers[1] = Math.Max(numbers[1], estimate);
            numbers[0] = Math.Min(numbers[1], next * _growth);
        }

        _next = numbers[0];
    }

    private protected override void Move(TensorPlace<T> tensor, in TensorStep<T> step, ref T p, ref T g)
    {
        ref T m = ref tensor.States[0].Start;
        ref T v = ref tensor.States[1].Start;

        // A factor of the parameter's on the rate is in this step alone: what d is, is one number for all.
        double rate = _rate * Store.FactorTable.Of(tensor.Parameter).LearningRateScale;
        Vector<T> keep = Numbers.All<T>(1 - (rate * step.Decay)), change = Numbers.All<T>(-rate), epsilon = Numbers.All<T>(_next * _epsilon);
        for (int i = 0; i < tensor.Length; i += Vector<T>.Count)
        {
            Vector<T> u = change * Numbers.Load(ref m, i) / (Vector.SquareRoot(Numbers.Load(ref v, i)) + epsilon);
            Numbers.Store(Numbers.MultiplyAdd(keep, Numbers.Load(ref p, i), u), ref p, i);
        }
    }

    [MethodImpl(KernelCode.Optimized)]
    private void Gather(TensorPlace<T> tensor, in TensorStep<T> step, double d, ref double distance, ref double size)
    {
        ref T p = ref Unsafe.Add(ref Store.Values, tensor.Offset);
        ref T g = ref Unsafe.Add(ref Store.Gradients, tensor.Offset);
        ref T m = ref tensor.States[0].Start;
        ref T v = ref tensor.States[1].Start;
        ref T s = ref tensor.States[2].Start;
        ref T start = ref tensor.States[3].Start;
        Vector<T> beta1 = Numbers.All<T>(_beta1), rest1 = Numbers.All<T>(d * (1 - _beta1)), beta2 = Numbers.All<T>(_beta2), rest2 = Numbers.All<T>(d * d * (1 - _beta2));
        Vector<T> beta3 = Numbers.All<T>(_beta3), taken = Numbers.All<T>(d / _d0 * (_safeguards ? d : _rate));
        for (int block = 0; block < tensor.Length; block += Numbers.Block)
        {
            Vector<T> products = Vector<T>.Zero, sizes = Vector<T>.Zero;
            int end = Math.Min(tensor.Length, block + Numbers.Block);
            for (int i = block; i < end; i += Vector<T>.Count)
            {
                Vector<T> at = Numbers.Load(ref p, i);
                Vector<T> gradient = step.Gradient(ref g, at, i);
                products = Numbers.MultiplyAdd(gradient, Numbers.Load(ref start, i) - at, products);
                Numbers.Store(Numbers.MultiplyAdd(beta1, Numbers.Load(ref m, i), rest1 * gradient), ref m, i);
                Numbers.Store(Numbers.MultiplyAdd(beta2, Numbers.Load(ref v, i), rest2 * (gradient * gradient)), ref v, i);
                Vector<T> sum = Numbers.MultiplyAdd(beta3, Numbers.Load(ref s, i), taken * gradient);
                Numbers.Store(sum, ref s, i);
                sizes += Vector.Abs(sum);
            }

            distance += Numbers.Sum(products);
            size += Numbers.Sum(sizes);
        }
    }
}
