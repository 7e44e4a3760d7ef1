using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace DeepInit.Runtime;

/// <summary>Lion, of whose step only what agrees in sign with the gradient is made, longer by as much as is left out.</summary>
/// <remarks>u = sign(beta1 · m + (1 − beta1) · g); mask = 1 where u · g &gt; 0, s = max(mean of mask, floor); p = p · (1 − rate · decay) − rate · u · mask / s; m = beta2 · m + (1 − beta2) · g.</remarks>
/// <typeparam name="T">The element type.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class CautiousLionUpdate<T> : TensorUpdate<T>
    where T : unmanaged
{
    private readonly double _beta1;
    private readonly double _beta2;
    private readonly double _floor;

    /// <summary>Takes parameters.</summary>
    /// <param name="store">The network's memory.</param>
    /// <param name="parameters">The numbers of the parameters.</param>
    /// <param name="beta1">Weight of the momentum in the sign.</param>
    /// <param name="beta2">Of the momentum.</param>
    /// <param name="floor">The least mean of the mask.</param>
    public CautiousLionUpdate(ParameterStore<T> store, int[] parameters, double beta1, double beta2, double floor)
        : base(store, parameters)
    {
        (_beta1, _beta2, _floor) = (beta1, beta2, floor);
        foreach (TensorPlace<T> tensor in Tensors)
            tensor.Remember("exp_avg");
    }

    [MethodImpl(KernelCode.Optimized)]
    private protected override void Move(TensorPlace<T> tensor, in TensorStep<T> step, ref T p, ref T g)
    {
        ref T m = ref tensor.States[0].Start;
        Vector<T> beta1 = Numbers.All<T>(_beta1), rest1 = Numbers.All<T>(1 - _beta1), beta2 = Numbers.All<T>(_beta2), rest2 = Numbers.All<T>(1 - _beta2);
        double agree = 0;
        for (int start = 0; start < tensor.Length; start += Numbers.Block)
        {
            Vector<T> count = Vector<T>.Zero;
            int end = Math.Min(tensor.Length, start + Numbers.Block);
            for (int i = start; i < end; i += Vector<T>.Count)
            {
                Vector<T> gradient = step.Gradient(ref g, Numbers.Load(ref p, i), i);
                Vector<T> u = Numbers.MultiplyAdd(beta1, Numbers.Load(ref m, i), rest1 * gradient);
                count += Vector.ConditionalSelect(Agrees(u, gradient), Vector<T>.One, Vector<T>.Zero);
            }

            agree += Numbers.Sum(count);
        }

        Vector<T> change = Numbers.All<T>(step.Rate / Math.Max(agree / tensor.Count, _floor)), keep = Numbers.All<T>(step.Keep);
        for (int i = 0; i < tensor.Length; i += Vector<T>.Count)
        {
            Vector<T> at = Numbers.Load(ref p, i);
            Vector<T> gradient = step.Gradient(ref g, at, i);
            Vector<T> momentum = Numbers.Load(ref m, i);
            Vector<T> u = Numbers.MultiplyAdd(beta1, momentum, rest1 * gradient);
            Vector<T> signed = Vector.ConditionalSelect(Vector.GreaterThan(gradient, Vector<T>.Zero), -change, change);

            // What is no number stays none.
            Vector<T> masked = Vector.ConditionalSelect(Agrees(u, gradient), signed, Vector.ConditionalSelect(Vector.Equals(u, u), Vector<T>.Zero, u));
            Numbers.Store(Numbers.MultiplyAdd(keep, at, masked), ref p, i);
            Numbers.Store(Numbers.Moment(momentum, beta2, rest2, gradient), ref m, i);
        }
    }

    // Of the same sign, and neither 0; their product could vanish.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<T> Agrees(Vector<T> u, Vector<T> g) =>
        (Vector.GreaterThan(u, Vector<T>.Zero) & Vector.GreaterThan(g, Vector<T>.Zero)) | (Vector.LessThan(u, Vector<T>.Zero) & Vector.LessThan(g, Vector<T>.Zero));
}
