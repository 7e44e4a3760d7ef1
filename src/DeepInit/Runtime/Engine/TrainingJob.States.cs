namespace DeepInit.Runtime;

/// <content>States that go on from step to step.</content>
public abstract partial class TrainingJob<T>
{
    private readonly CarriedState<T>[] _carried;

    /// <summary>Has the next step start from states of zeros.</summary>
    internal void ResetStates()
    {
        foreach (CarriedState<T> state in _carried)
            state.Reset();
    }

    // A loss is computed as in prediction, from zeros.
    private void BeginStates(int rows)
    {
        if (_call == NetworkCall.ComputeLoss)
            return;
        foreach (CarriedState<T> state in _carried)
            state.Begin(rows);
    }

    private void LoadStates(int first, bool carries)
    {
        foreach (CarriedState<T> state in _carried)
            state.Load(first, Rows, ref _memory!.Start, carries);
    }

    // Of the first pass of a step, which is at the weights that it began with.
    private void KeepStates()
    {
        if (_call == NetworkCall.ComputeLoss || !_isFirstPass)
            return;
        foreach (CarriedState<T> state in _carried)
            state.Keep(_next - _part, _part, ref _memory!.Start);
    }

    private void EndStates()
    {
        if (_call == NetworkCall.ComputeLoss)
            return;
        foreach (CarriedState<T> state in _carried)
            state.End(_batchRows);
    }
}
