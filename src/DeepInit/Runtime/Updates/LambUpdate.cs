using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace DeepInit.Runtime;

/// <summary>LAMB: Adam's step with decay in it, made as long as the tensor times the rate.</summary>
/// <remarks>u = (m / c1) / (√(v / c2) + eps) + decay · p; p −= rate · ‖p‖ / ‖u‖ · u, the quotient 1 where a norm is 0.</remarks>
/// <typeparam name="T">The element type.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class LambUpdate<T> : TensorUpdate<T>
    where T : unmanaged
{
    private readonly double _beta1;
    private readonly double _beta2;
    private readonly double _epsilon;
    private readonly bool _adaptsAll;

    /// <summary>Takes parameters.</summary>
    /// <param name="store">The network's memory.</param>
    /// <param name="parameters">The numbers of the parameters.</param>
    /// <param name="beta1">Of the first moment.</param>
    /// <param name="beta2">Of the second.</param>
    /// <param name="epsilon">Added to the root.</param>
    /// <param name="adaptsAll">Whether tensors that do not decay have the quotient, too.</param>
    public LambUpdate(ParameterStore<T> store, int[] parameters, double beta1, double beta2, double epsilon, bool adaptsAll)
        : base(store, parameters)
    {
        (_beta1, _beta2, _epsilon, _adaptsAll) = (beta1, beta2, epsilon, adaptsAll);
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
        Vector<T> beta1 = Numbers.All<T>(_beta1), rest1 = Numbers.All<T>(1 - _beta1), beta2 = Numbers.All<T>(_beta2), rest2 = Numbers.All<T>(1 - _beta2);
        Vector<T> scale1 = Numbers.All<T>(1 / step.Correction(_beta1)), rootScale = Numbers.All<T>(1 / Math.Sqrt(step.Correction(_beta2)));
        Vector<T> epsilon = Numbers.All<T>(_epsilon), decay = Numbers.All<T>(step.Decay);
        double squares = 0;
        for (int start = 0; start < tensor.Length; start += Numbers.Block)
        {
            Vector<T> sum = Vector<T>.Zero;
            int end = Math.Min(tensor.Length, start + Numbers.Block);
            for (int i = start; i < end; i += Vector<T>.Count)
            {
                Vector<T> at = Numbers.Load(ref p, i);
                Vector<T> gradient = step.Gradient(ref g, at, i);
                Vector<T> first = Numbers.Moment(Numbers.Load(ref m, i), beta1, rest1, gradient);
                Vector<T> second = Numbers.Moment(Numbers.Load(ref v, i), beta2, rest2, gradient * gradient);
                Numbers.Store(first, ref m, i);
                Numbers.Store(second, ref v, i);
                Vector<T> u = Direction(first, second, at, scale1, rootScale, epsilon, decay);
                sum = Numbers.MultiplyAdd(u, u, sum);
            }

            squares += Numbers.Sum(sum);
        }

        double ratio = 1;
        if (_adaptsAll || tensor.Declaration.Decay)
        {
            double size = Numbers.Norm(ref p, tensor.Length);
            double length = Math.Sqrt(squares);
            ratio = size > 0 && length > 0 ? size / length : 1;
        }

        Vector<T> change = Numbers.All<T>(-step.Rate * ratio);
        for (int i = 0; i < tensor.Length; i += Vector<T>.Count)
        {
            Vector<T> at = Numbers.Load(ref p, i);
            Vector<T> u = Direction(Numbers.Load(ref m, i), Numbers.Load(ref v, i), at, scale1, rootScale, epsilon, decay);
            Numbers.Store(Numbers.MultiplyAdd(change, u, at), ref p, i);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<T> Direction(Vector<T> m, Vector<T> v, Vector<T> p, Vector<T> scale1, Vector<T> rootScale, Vector<T> epsilon, Vector<T> decay) =>
        Numbers.MultiplyAdd(decay, p, m * scale1 / Numbers.MultiplyAdd(Vector.SquareRoot(v), rootScale, epsilon));
}
