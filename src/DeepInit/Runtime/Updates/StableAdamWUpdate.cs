using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace DeepInit.Runtime;

/// <summary>StableAdamW: AdamW whose rate is divided by the root mean square of g / √v where that is above 1.</summary>
/// <remarks>
/// B = b · (1 − b^(k−1)) / (1 − b^k) for both betas, so that the moments need no correction; r = max(1, √mean(g² / max(v, eps²))); p = p · (1 − rate / r · decay) − rate / r · m / (√v + eps).
/// </remarks>
/// <typeparam name="T">The element type.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class StableAdamWUpdate<T> : TensorUpdate<T>
    where T : unmanaged
{
    private readonly double _beta1;
    private readonly double _beta2;
    private readonly double _epsilon;

    /// <summary>Takes parameters.</summary>
    /// <param name="store">The network's memory.</param>
    /// <param name="parameters">The numbers of the parameters.</param>
    /// <param name="beta1">Of the first moment.</param>
    /// <param name="beta2">Of the second.</param>
    /// <param name="epsilon">Added to the root.</param>
    public StableAdamWUpdate(ParameterStore<T> store, int[] parameters, double beta1, double beta2, double epsilon)
        : base(store, parameters)
    {
        (_beta1, _beta2, _epsilon) = (beta1, beta2, epsilon);
        foreach (TensorPlace<T> tensor in Tensors)
        {
            tensor.Remember("exp_avg");
            tensor.Remember("exp_avg_sq");
        }
    }

    [MethodImpl(KernelCode.Optimized)]
    private protected override void Move(TensorPlace<T> tensor, in TensorStep<T> step, ref T p, ref T g)
    {
        ref T m = ref tensor.States[0].Start;
        ref T v = ref tensor.States[1].Start;
        double b1 = _beta1 * (1 - Math.Pow(_beta1, step.Number - 1)) / step.Correction(_beta1);
        double b2 = _beta2 * (1 - Math.Pow(_beta2, step.Number - 1)) / step.Correction(_beta2);
        Vector<T> beta1 = Numbers.All<T>(b1), rest1 = Numbers.All<T>(1 - b1), beta2 = Numbers.All<T>(b2), rest2 = Numbers.All<T>(1 - b2);
        Vector<T> epsilon = Numbers.All<T>(_epsilon), least = Numbers.All<T>(_epsilon * _epsilon);
        double sum = 0;
        for (int start = 0; start < tensor.Length; start += Numbers.Block)
        {
            Vector<T> quotients = Vector<T>.Zero;
            int end = Math.Min(tensor.Length, start + Numbers.Block);
            for (int i = start; i < end; i += Vector<T>.Count)
            {
                Vector<T> gradient = step.Gradient(ref g, Numbers.Load(ref p, i), i);
                Vector<T> square = gradient * gradient;
                Vector<T> second = Numbers.Moment(Numbers.Load(ref v, i), beta2, rest2, square);
                Numbers.Store(Numbers.Moment(Numbers.Load(ref m, i), beta1, rest1, gradient), ref m, i);
                Numbers.Store(second, ref v, i);
                quotients += square / Vector.Max(second, least);
            }

            sum += Numbers.Sum(quotients);
        }

        double rate = step.Rate / Math.Max(1, Math.Sqrt(sum / tensor.Count));
        Vector<T> keep = Numbers.All<T>(1 - (rate * step.Decay)), change = Numbers.All<T>(-rate);
        for (int i = 0; i < tensor.Length; i += Vector<T>.Count)
        {
            Vector<T> u = change * Numbers.Load(ref m, i) / (Vector.SquareRoot(Numbers.Load(ref v, i)) + epsilon);
            Numbers.Store(Numbers.MultiplyAdd(keep, Numbers.Load(ref p, i), u), ref p, i);
        }
    }
}
