namespace DeepInit.Runtime;

/// <content>Passes that do not go back: outputs as training sees them.</content>
public abstract partial class TrainingJob<T>
{
    /// <summary>Runs the forward pass of training on rows that have been packed, for its outputs.</summary>
    /// <param name="rows">Their number.</param>
    public void RunForward(int rows)
    {
        BeginForward(rows, outputsAlone: true);
        RunAlone();
    }

    /// <summary>Runs the forward pass of training on rows, where they lie, for its outputs.</summary>
    /// <param name="rows">Their number.</param>
    /// <param name="input">The rows.</param>
    public void RunForward(int rows, ReadOnlySpan<T> input)
    {
        BeginForward(rows, outputsAlone: true);
        RunOn(input, threads: 1);
    }

    private void BeginForward(int rows, bool outputsAlone)
    {
        Rows = rows;
        LoadStates(0, carries: false);
        _firstRow = 0;
        _backward = false;
        _outputsAlone = outputsAlone;
        _training = true;
        _randomized = _engine.IsRandomized;
    }
}
