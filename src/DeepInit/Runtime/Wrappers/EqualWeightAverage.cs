using System.ComponentModel;
using System.Numerics;
using System.Runtime.InteropServices;

namespace DeepInit.Runtime;

/// <summary>a = the mean of the weights after steps start, start + every, start + 2 · every …; the weights themselves before the first of them.</summary>
/// <typeparam name="T">The element type, <see cref="float"/> or <see cref="double"/>.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class EqualWeightAverage<T> : WeightAverage<T>
    where T : unmanaged
{
    private readonly long _start;
    private readonly long _every;

    /// <summary>Averages the weights of an engine.</summary>
    /// <param name="engine">The engine.</param>
    /// <param name="startStep">The first step after which weights are taken, from 1.</param>
    /// <param name="every">Steps from one to the next, at least 1.</param>
    public EqualWeightAverage(TrainingEngine<T> engine, int startStep, int every)
        : base(engine, "swa") => (_start, _every) = (startStep, every);

    // How many have been taken follows from the step alone, so that a training that goes on from a file counts on.
    private protected override bool HasBegun => Steps >= _start;

    internal override long FirstStep => _start;

    internal override void StepMade(long step)
    {
        if (step < _start || (step - _start) % _every != 0)
            return;
        long count = ((step - _start) / _every) + 1;
        var share = new Vector<T>(Scalar.FromDouble<T>(1.0 / count));
        foreach (WrappedTensor<T> tensor in Tensors)
        {
            Span<T> average = tensor.Kept;
            if (count == 1)
            {
                tensor.Values.CopyTo(average);
                continue;
            }

            // a + (p − a) / n
            Span<Vector<T>> to = MemoryMarshal.Cast<T, Vector<T>>(average);
            ReadOnlySpan<Vector<T>> from = MemoryMarshal.Cast<T, Vector<T>>(tensor.Values);
            for (int i = 0; i < to.Length; i++)
                to[i] += (from[i] - to[i]) * share;
        }
    }
}
