namespace DeepInit;

/// <summary>A <see cref="Sweep"/> was cancelled. What trials had come to their rungs is kept in its folder, if it has one.</summary>
public sealed class SweepCanceledException : OperationCanceledException
{
    internal SweepCanceledException(SweepResult result, Exception inner, CancellationToken token)
        : base($"The sweep was cancelled after {Counted.Of(result.Trials.Count, "trial")} had come to a rung.", inner, token) => Result = result;

    /// <summary>What trials have come to so far.</summary>
    public SweepResult Result { get; }
}
