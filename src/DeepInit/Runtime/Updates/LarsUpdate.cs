using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace DeepInit.Runtime;

/// <summary>LARS: momentum whose rate follows the size of the tensor and of its gradient.</summary>
/// <remarks>l = rate · trust · ‖p‖ / (‖g‖ + decay · ‖p‖); l = rate where a norm is 0 and for tensors that do not decay; b = momentum · b + l · (g + decay · p); p −= b.</remarks>
/// <typeparam name="T">The element type.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class LarsUpdate<T> : TensorUpdate<T>
    where T : unmanaged
{
    private readonly double _momentum;
    private readonly double _trust;

    /// <summary>Takes parameters.</summary>
    /// <param name="store">The network's memory.</param>
    /// <param name="parameters">The numbers of the parameters.</param>
    /// <param name="momentum">What the buffer keeps.</param>
    /// <param name="trust">The coefficient of trust.</param>
    public LarsUpdate(ParameterStore<T> store, int[] parameters, double momentum, double trust)
        : base(store, parameters)
    {
        (_momentum, _trust) = (momentum, trust);
        foreach (TensorPlace<T> tensor in Tensors)
            tensor.Remember("momentum_buffer");
    }

    [MethodImpl(KernelCode.Optimized)]
    private protected override void Move(TensorPlace<T> tensor, in TensorStep<T> step, ref T p, ref T g)
    {
        ref T buffer = ref tensor.States[0].Start;
        double rate = step.Rate;
        if (tensor.Declaration.Decay)
        {
            double size = Numbers.Norm(ref p, tensor.Length);
            double gradient = NormOfGradient(tensor, in step, ref p, ref g);
            if (size > 0 && gradient > 0)
                rate *= _trust * size / (gradient + (step.Decay * size));
        }

        Vector<T> momentum = Numbers.All<T>(_momentum), scaled = Numbers.All<T>(rate), decay = Numbers.All<T>(step.Decay);
        for (int i = 0; i < tensor.Length; i += Vector<T>.Count)
        {
            Vector<T> at = Numbers.Load(ref p, i);
            Vector<T> b = Numbers.Moment(Numbers.Load(ref buffer, i), momentum, scaled, Numbers.MultiplyAdd(decay, at, step.Gradient(ref g, at, i)));
            Numbers.Store(b, ref buffer, i);
            Numbers.Store(at - b, ref p, i);
        }
    }

    private static double NormOfGradient(TensorPlace<T> tensor, in TensorStep<T> step, ref T p, ref T g)
    {
        double sum = 0, largest = 0;
        for (int start = 0; start < tensor.Length; start += Numbers.Block)
        {
            Vector<T> squares = Vector<T>.Zero;
            int end = Math.Min(tensor.Length, start + Numbers.Block);
            for (int i = start; i < end; i += Vector<T>.Count)
            {
                Vector<T> x = step.Gradient(ref g, Numbers.Load(ref p, i), i);
                squares = Numbers.MultiplyAdd(x, x, squares);
            }

            sum += Numbers.Sum(squares);
        }

        if (sum is > 1e-24 and <= double.MaxValue)
            return Math.Sqrt(sum);
        sum = 0;
        for (int i = 0; i < tensor.Length; i += Vector<T>.Count)
        {
            Vector<T> x = step.Gradient(ref g, Numbers.Load(ref p, i), i);
            for (int lane = 0; lane < Vector<T>.Count; lane++)
            {
                T one = x[lane];
                Overflow.AddToNorm(ref one, 1, ref largest, ref sum);
            }
        }

        return Overflow.Norm(largest, sum);
    }
}
