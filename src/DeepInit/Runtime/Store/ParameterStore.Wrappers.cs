namespace DeepInit.Runtime;

/// <content>What stands around the optimiser, the innermost first.</content>
public sealed partial class ParameterStore<T>
{
    // Null for most networks: their first step does not wait for a list to be loaded.
    private List<StepWrapper<T>>? _wrappers;

    /// <summary>What stands around the optimiser.</summary>
    internal IReadOnlyList<StepWrapper<T>> Wrappers => _wrappers ?? [];

    /// <summary>Whether every step has to see the same rows, and so all of them.</summary>
    internal bool NeedsAllRows => _wrappers is { } wrappers && wrappers.Exists(wrapper => wrapper.NeedsAllRows);

    /// <summary>Has something stand around the optimiser, outside of what does so already.</summary>
    /// <param name="wrapper">It.</param>
    internal void Wrap(StepWrapper<T> wrapper) => (_wrappers ??= []).Add(wrapper);

    /// <summary>Asks, when a batch has gone through the network, whether it is to go through once more.</summary>
    /// <param name="loss">The loss of the pass.</param>
    /// <param name="isStep">Whether a step will be made of it; else its gradients alone are asked for.</param>
    internal bool AnotherPass(double loss, bool isStep) => _wrappers is not null && AnotherPass(_wrappers, loss, isStep);

    /// <summary>A step has come to its end: the rows of the next are counted anew.</summary>
    /// <param name="moved">Whether it has moved weights; what was estimated of them was of others then.</param>
    /// <param name="step">Which it was, from 1.</param>
    internal void StepEnded(bool moved, long step)
    {
        _rowsBefore = 0;
        _late?.End();
        if (!moved)
            return;
        if (_wrappers is not null)
            Tell(_wrappers, step);
        StepMade();
    }

    private static bool AnotherPass(List<StepWrapper<T>> wrappers, double loss, bool isStep)
    {
        foreach (StepWrapper<T> wrapper in wrappers)
        {
            if (wrapper.AnotherPass(loss, isStep))
                return true;
        }

        return false;
    }

    private static void Tell(List<StepWrapper<T>> wrappers, long step)
    {
        foreach (StepWrapper<T> wrapper in wrappers)
            wrapper.StepMade(step);
    }

    // A call that has failed between two passes has left parameters elsewhere.
    private static void PutBack(List<StepWrapper<T>> wrappers)
    {
        foreach (StepWrapper<T> wrapper in wrappers)
            wrapper.PutBack();
    }
}
