using System.ComponentModel;
using System.Numerics;
using System.Runtime.InteropServices;

namespace DeepInit.Runtime;

/// <summary>After every k steps slow = slow + alpha · (p − slow), p = slow; slow begins as the weights before the first.</summary>
/// <typeparam name="T">The element type, <see cref="float"/> or <see cref="double"/>.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class LookaheadWeights<T> : StepWrapper<T>
    where T : unmanaged
{
    private readonly long _period;
    private readonly double _alpha;

    /// <summary>Looks ahead of the weights of an engine.</summary>
    /// <param name="engine">The engine.</param>
    /// <param name="period">Steps from one return to the next, at least 1.</param>
    /// <param name="alpha">How far the slow weights go, in (0, 1].</param>
    public LookaheadWeights(TrainingEngine<T> engine, int period, double alpha)
        : base(engine)
    {
        (_period, _alpha) = (period, alpha);
        KeepWeights("slow");
    }

    internal override void StepMade(long step)
    {
        if (step % _period != 0)
            return;
        var taken = new Vector<T>(Scalar.FromDouble<T>(_alpha));
        var left = new Vector<T>(Scalar.FromDouble<T>(1 - _alpha));
        foreach (WrappedTensor<T> tensor in Tensors)
        {
            if (tensor.Parameter.Frozen)
                continue;
            Span<Vector<T>> values = MemoryMarshal.Cast<T, Vector<T>>(tensor.Values);
            Span<Vector<T>> slow = MemoryMarshal.Cast<T, Vector<T>>(tensor.Kept);
            for (int i = 0; i < values.Length; i++)
            {
                // Weights that have not moved stay as they are: the two products round.
                values[i] = slow[i] = Vector.ConditionalSelect(Vector.Equals(values[i], slow[i]), values[i], (taken * values[i]) + (left * slow[i]));
            }
        }
    }
}
