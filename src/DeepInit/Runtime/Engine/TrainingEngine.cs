using System.ComponentModel;

namespace DeepInit.Runtime;

/// <summary>The machine behind a network with an optimiser. Derived by generated code.</summary>
/// <typeparam name="T">The element type, <see cref="float"/> or <see cref="double"/>.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class TrainingEngine<T> : LossEngine<T>
    where T : unmanaged
{
    private double _learningRate;
    private long _stepCount;

    /// <summary>An engine on these parameters.</summary>
    /// <param name="store">The parameters.</param>
    /// <param name="learningRate">The learning rate of the first step.</param>
    protected TrainingEngine(ParameterStore<T> store, double learningRate)
        : base(store) => _learningRate = learningRate;

    /// <summary>The learning rate of the next step.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is set to a negative number, or to one that is not finite.</exception>
    public double LearningRate
    {
        get => _learningRate;
        set
        {
            if (!(value >= 0) || double.IsInfinity(value))
                throw new ArgumentOutOfRangeException(nameof(value), value, "The learning rate must be a finite number of at least 0.");
            _learningRate = value;
        }
    }

    /// <summary>The number of optimiser steps taken.</summary>
    public long StepCount
    {
        get => _stepCount;
        set => _stepCount = value;
    }

    /// <summary>One optimiser step by the stored gradients.</summary>
    /// <exception cref="InvalidOperationException">There are none.</exception>
    public void ApplyGradients()
    {
        using NetworkUse<T> inUse = Store.Use(NetworkCall.ApplyGradients);
        if (!Store.HasGradients)
            throw new InvalidOperationException("There are no gradients to apply: ComputeGradients makes them.");

        bool moves = Store.HasStep;
        if (moves)
        {
            BeginStep();
            Apply(all: true);
        }

        Count(moves);
    }

    /// <summary>Has something stand around the optimiser, outside of what does so already.</summary>
    /// <param name="wrapper">It.</param>
    protected void Wrap(StepWrapper<T> wrapper) => Store.Wrap(wrapper);

    /// <summary>Computes the numbers of a step; none, where all parameters are moved whole.</summary>
    /// <param name="step">Which, from 1.</param>
    protected abstract void Prepare(long step);

    /// <summary>Moves parameters by their stored gradients and the numbers of the step.</summary>
    /// <param name="all">Whether that is every parameter; else those whose gradients every step stores.</param>
    protected abstract void Apply(bool all);

    internal sealed override void BeginStep() => Prepare(_stepCount + 1);

    internal sealed override void EndStep(bool moves, bool all)
    {
        if (moves)
            Apply(all);
        Count(moved: true);
    }

    internal sealed override bool AnotherPass(double loss, bool isStep) => Store.AnotherPass(loss, isStep);

    internal sealed override void SkipStep() => Count(moved: false);

    private void Count(bool moved)
    {
        _stepCount++;
        Store.StepEnded(moved, _stepCount);
    }
}
