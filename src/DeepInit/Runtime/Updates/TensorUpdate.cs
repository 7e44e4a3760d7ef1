using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace DeepInit.Runtime;

/// <summary>
/// An optimiser that needs a whole tensor before it can move any number of it: a norm, a mean, a matrix. Made by generated code with the parameters that it moves; called once for each of
/// them when all gradients are known. What it remembers has memory of its own, in shapes of its own.
/// </summary>
/// <typeparam name="T">The element type, <see cref="float"/> or <see cref="double"/>.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class TensorUpdate<T>
    where T : unmanaged
{
    private readonly ParameterStore<T> _store;
    private readonly TensorPlace<T>[] _tensors;

    private protected TensorUpdate(ParameterStore<T> store, int[] parameters)
    {
        _store = store;
        _tensors = Array.ConvertAll(parameters, store.MoveWhole);
    }

    /// <summary>The largest size of an element of a gradient; 0 for any.</summary>
    public double ClipValue { get; set; }

    /// <summary>Whether decay is added to gradients (L2), and the optimiser has none of its own.</summary>
    public bool AddsDecay { get; set; }

    private protected TensorPlace<T>[] Tensors => _tensors;

    private protected ParameterStore<T> Store => _store;

    /// <summary>Moves a parameter by its stored gradient, unless it is frozen.</summary>
    /// <param name="tensor">Its place among the parameters that this optimiser moves.</param>
    /// <param name="step">The number of the step, from 1.</param>
    /// <param name="learningRate">The learning rate, without the parameter's factor.</param>
    /// <param name="clip">The factor on gradients that clips by norm; 1 for none.</param>
    /// <param name="threads">Threads that it may work on, at least 1. Results do not depend on them.</param>
    public void Move(int tensor, long step, double learningRate, double clip, int threads)
    {
        if (tensor == 0)
            Begin(step, learningRate, clip);
        TensorPlace<T> place = _tensors[tensor];
        if (_store.IsFrozen(place.Offset))
            return;
        TensorStep<T> numbers = NumbersOf(place, step, learningRate, clip, threads);
        Move(place, in numbers, ref Unsafe.Add(ref _store.Values, place.Offset), ref Unsafe.Add(ref _store.Gradients, place.Offset));
    }

    /// <summary>Called before the first parameter of a step moves: for what all of them together decide.</summary>
    /// <param name="step">The number of the step, from 1.</param>
    /// <param name="learningRate">The learning rate, without factors of parameters.</param>
    /// <param name="clip">The factor on gradients that clips by norm; 1 for none.</param>
    private protected virtual void Begin(long step, double learningRate, double clip)
    {
    }

    /// <summary>What the update of a parameter needs to know of a step.</summary>
    private protected TensorStep<T> NumbersOf(TensorPlace<T> place, long step, double learningRate, double clip, int threads)
    {
        UpdateFactors factors = _store.FactorTable.Of(place.Parameter);
        return new TensorStep<T>(step, learningRate * factors.LearningRateScale, factors.WeightDecay, clip, ClipValue, threads, AddsDecay);
    }

    private protected abstract void Move(TensorPlace<T> tensor, in TensorStep<T> step, ref T p, ref T g);
}
