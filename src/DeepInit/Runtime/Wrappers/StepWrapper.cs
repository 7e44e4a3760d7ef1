using System.ComponentModel;

namespace DeepInit.Runtime;

/// <summary>
/// What stands around an optimiser: it acts when a step has been made (averages of the weights, steps back to slow weights), or has the optimiser see other gradients than
/// those of the batch at the parameters (a second pass at a moved point). Made by generated code, in the order in which they act.
/// </summary>
/// <typeparam name="T">The element type, <see cref="float"/> or <see cref="double"/>.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class StepWrapper<T>
    where T : unmanaged
{
    private readonly TrainingEngine<T> _engine;
    private readonly List<WrappedTensor<T>> _tensors = [];

    private protected StepWrapper(TrainingEngine<T> engine) => _engine = engine;

    private protected ParameterStore<T> Store => _engine.Store;

    /// <summary>The learning rate of the step.</summary>
    private protected double LearningRate => _engine.LearningRate;

    /// <summary>Steps that have been made.</summary>
    private protected long Steps => _engine.StepCount;

    /// <summary>What it keeps of each parameter that trains; empty for a wrapper that keeps nothing. A list, of which a loop takes no memory.</summary>
    private protected List<WrappedTensor<T>> Tensors => _tensors;

    /// <summary>Called when a step has moved the parameters.</summary>
    /// <param name="step">Its number, from 1.</param>
    internal virtual void StepMade(long step)
    {
    }

    /// <summary>Called when a batch has gone through the network and its gradients are known: it may move the parameters, and has the batch go through once more.</summary>
    /// <param name="loss">The loss of the pass.</param>
    /// <param name="isStep">Whether a step will be made of it; else its gradients alone are asked for.</param>
    /// <returns>Whether another pass is wanted.</returns>
    internal virtual bool AnotherPass(double loss, bool isStep) => false;

    /// <summary>The first step after which it acts.</summary>
    internal virtual long FirstStep => 1;

    /// <summary>Whether every step has to see the same rows, and so all of them.</summary>
    internal virtual bool NeedsAllRows => false;

    /// <summary>Puts the parameters back where they were before the first pass, if a call ends between two.</summary>
    internal virtual void PutBack()
    {
    }

    /// <summary>
    /// Declares a copy of each parameter that trains, which begins as what the parameter is before the first step. A weight that is set from outside is set in the copy, too.
    /// </summary>
    /// <param name="name">Its name among the states of the optimiser, as in files.</param>
    private protected void KeepWeights(string name)
    {
        foreach (Parameter<T> parameter in Store.Parameters)
        {
            if (!parameter.Trainable)
                continue;
            ParameterDeclaration declaration = parameter.Declaration;
            var state = new OwnState<T>(parameter.Index, name, declaration.Shape ?? declaration.Layout.Shape, declaration.Layout, block => parameter.FindIn(Store.ValueSpan).CopyTo(block.Span)) { IsOfWeights = true };
            _tensors.Add(new(parameter, Store.AddState(state)));
        }
    }
}
