namespace DeepInit;

/// <summary>
/// <c>Fit</c> was cancelled, between two steps: the network is whole and keeps what it has learnt so far, and may be used, saved or trained further.
/// </summary>
public sealed class FitCanceledException : OperationCanceledException
{
    internal FitCanceledException(History history, CancellationToken token)
        : base($"Training was cancelled after {Counted.Of(history.Count, "whole epoch")}.", token) => History = history;

    /// <summary>The epochs that were finished before.</summary>
    public History History { get; }
}
