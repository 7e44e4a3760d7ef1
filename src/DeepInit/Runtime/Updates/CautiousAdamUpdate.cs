using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace DeepInit.Runtime;

/// <summary>Adam and AdamW, of whose step only what agrees in sign with the gradient is made, longer by as much as is left out.</summary>
/// <remarks>mask = 1 where m · g &gt; 0, s = max(mean of mask, floor); p = p · (1 − rate · decay) − rate / c1 · m · mask / s / (√v / √c2 + eps).</remarks>
/// <typeparam name="T">The element type.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class CautiousAdamUpdate<T> : TensorUpdate<T>
    where T : unmanaged
{
    private readonly double _beta1;
    private readonly double _beta2;
    private readonly double _epsilon;
    private readonly double _floor;
    private readonly bool _keepsLargest;

    /// <summary>Takes parameters.</summary>
    /// <param name="store">The network's memory.</param>
    /// <param name="parameters">The numbers of the parameters.</param>
    /// <param name="beta1">Of the first moment.</param>
    /// <param name="beta2">Of the second.</param>
    /// <param name="epsilon">Added to the root.</param>
    /// <param name="keepsLargest">Whether the largest second moment divides.</param>
    /// <param name="floor">The least mean of the mask.</param>
    public CautiousAdamUpdate(ParameterStore<T> store, int[] parameters, double beta1, double beta2, double epsilon, bool keepsLargest, double floor)
        : base(store, parameters)
    {
        (_beta1, _beta2, _epsilon, _keepsLargest, _floor) = (beta1, beta2, epsilon, keepsLargest, floor);
        foreach (TensorPlace<T> tensor in Tensors)
        {
            tensor.Remember("exp_avg");
            tensor.Remember("exp_avg_sq");
            if (keepsLargest)
                tensor.Remember("max_exp_avg_sq");
        }
    }

    [MethodImpl(KernelCode.Optimized)]
    private protected override void Move(TensorPlace<T> tensor, in TensorStep<T> step, ref T p, ref T g)
    {
        ref T m = ref tensor.States[0].Start;
        ref T v = ref tensor.States[1].Start;
        ref T divisor = ref tensor.States[_keepsLargest ? 2 : 1].Start;
        Vector<T> beta1 = Numbers.All<T>(_beta1), rest1 = Numbers.All<T>(1 - _beta1), beta2 = Numbers.All<T>(_beta2), rest2 = Numbers.All<T>(1 - _beta2);
        double agree = 0;
        for (int start = 0; start < tensor.Length; start += Numbers.Block)
        {
            Vector<T> count = Vector<T>.Zero;
            int end = Math.Min(tensor.Length, start + Numbers.Block);
            for (int i = start; i < end; i += Vector<T>.Count)
            {
                Vector<T> gradient = step.Gradient(ref g, Numbers.Load(ref p, i), i);
                Vector<T> first = Numbers.Moment(Numbers.Load(ref m, i), beta1, rest1, gradient);
                Vector<T> second = Numbers.Moment(Numbers.Load(ref v, i), beta2, rest2, gradient * gradient);
                Numbers.Store(first, ref m, i);
                Numbers.Store(second, ref v, i);
                if (_keepsLargest)
                    Numbers.Store(Vector.Max(Numbers.Load(ref divisor, i), second), ref divisor, i);
                count += Vector.ConditionalSelect(Vector.GreaterThan(first * gradient, Vector<T>.Zero), Vector<T>.One, Vector<T>.Zero);
            }

            agree += Numbers.Sum(count);
        }

        double scale = Math.Max(agree / tensor.Count, _floor);
        Vector<T> change = Numbers.All<T>(-step.Rate / step.Correction(_beta1) / scale), rootScale = Numbers.All<T>(1 / Math.Sqrt(step.Correction(_beta2)));
        Vector<T> keep = Numbers.All<T>(step.Keep), epsilon = Numbers.All<T>(_epsilon);
        for (int i = 0; i < tensor.Length; i += Vector<T>.Count)
        {
            Vector<T> at = Numbers.Load(ref p, i);
            Vector<T> first = Numbers.Load(ref m, i);
            Vector<T> u = change * first / Numbers.MultiplyAdd(Vector.SquareRoot(Numbers.Load(ref divisor, i)), rootScale, epsilon);

            // What is no number is not below 0, and stays.
            u = Vector.ConditionalSelect(Vector.LessThanOrEqual(first * step.Gradient(ref g, at, i), Vector<T>.Zero), Vector<T>.Zero, u);
            Numbers.Store(Numbers.MultiplyAdd(keep, at, u), ref p, i);
        }
    }
}
