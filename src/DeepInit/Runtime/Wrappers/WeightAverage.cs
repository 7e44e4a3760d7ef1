using System.ComponentModel;
using System.Numerics;
using System.Runtime.InteropServices;

namespace DeepInit.Runtime;

/// <summary>An average of the weights over the steps, which predictions, losses and files take in their place.</summary>
/// <typeparam name="T">The element type, <see cref="float"/> or <see cref="double"/>.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class WeightAverage<T> : StepWrapper<T>, IInferenceWeights<T>
    where T : unmanaged
{
    private protected WeightAverage(TrainingEngine<T> engine, string name)
        : base(engine)
    {
        KeepWeights(name);
        Store.PredictWith(this);
    }

    /// <summary>Whether there is an average yet; until then the weights themselves are it.</summary>
    private protected abstract bool HasBegun { get; }

    void IInferenceWeights<T>.WriteTo(Span<T> values)
    {
        if (!HasBegun)
            return;
        foreach (WrappedTensor<T> tensor in Tensors)
        {
            if (tensor.State.Exists)
                tensor.Kept.CopyTo(tensor.Parameter.FindIn(values));
        }
    }

    // What is kept of weights is set with them.
    void IInferenceWeights<T>.SetFromOutside(int start, int length)
    {
    }

    /// <summary>average = keep · average + take · weights, where keep + take = 1.</summary>
    private protected void Mix(double keep, double take)
    {
        var kept = new Vector<T>(Scalar.FromDouble<T>(keep));
        var taken = new Vector<T>(Scalar.FromDouble<T>(take));
        foreach (WrappedTensor<T> tensor in Tensors)
        {
            // Parameters are whole panels of 16, so that vectors leave no tail.
            Span<Vector<T>> average = MemoryMarshal.Cast<T, Vector<T>>(tensor.Kept);
            ReadOnlySpan<Vector<T>> values = MemoryMarshal.Cast<T, Vector<T>>(tensor.Values);
            for (int i = 0; i < average.Length; i++)
            {
                // The average of what does not move is that, to the bit: the two products round.
                average[i] = Vector.ConditionalSelect(Vector.Equals(average[i], values[i]), values[i], (kept * average[i]) + (taken * values[i]));
            }
        }
    }
}
