namespace DeepInit;

/// <summary>
/// Keeps an exponential moving average of the parameters, average ← decay · average + (1 − decay) · parameters after every step, and gives it to the
/// network when training ends (Polyak &amp; Juditsky 1992, with exponential weights as usual today).
/// </summary>
/// <remarks>Costs one pass over the parameters at each step, and memory for one copy of them.</remarks>
public sealed class ExponentialMovingAverage : TrainingCallback
{
    private WeightSnapshot? _average;

    /// <summary>The decay, in [0, 1]; 0.999 unless given.</summary>
    public double Decay { get; init; } = 0.999;

    /// <summary>
    /// Whether the decay starts small, min(decay, (1 + n) / (10 + n)) at step n, so that a short training does not keep its random start; true unless given.
    /// </summary>
    public bool WarmUp { get; init; } = true;

    /// <summary>Whether the network gets the average when training ends; true unless given. If not, call <see cref="Exchange"/>.</summary>
    public bool ApplyAtEnd { get; init; } = true;

    private long _steps;

    /// <inheritdoc/>
    public override void TrainingStarted(TrainingContext training)
    {
        if (Decay is not (>= 0 and <= 1))
            throw new ArgumentOutOfRangeException(nameof(Decay), Decay, "ExponentialMovingAverage.Decay is at least 0 and at most 1.");
        _average = training.CaptureWeights();
        _steps = 0;
    }

    /// <inheritdoc/>
    public override void StepFinished(TrainingContext training)
    {
        _steps++;
        _average!.Average(WarmUp ? Math.Min(Decay, (1.0 + _steps) / (10 + _steps)) : Decay);
    }

    /// <inheritdoc/>
    public override void TrainingFinished(TrainingContext training)
    {
        if (ApplyAtEnd)
            Exchange();
    }

    /// <summary>Exchanges the network's parameters and the average; a second call puts them back.</summary>
    /// <exception cref="InvalidOperationException">No training has started.</exception>
    public void Exchange() => (_average ?? throw new InvalidOperationException("There is no average before training has started.")).Exchange();

    /// <inheritdoc/>
    public override void SaveState(CallbackState state)
    {
        state.Set("steps", _steps);
        state.Set("average", _average!);
    }

    /// <inheritdoc/>
    public override void LoadState(CallbackState state)
    {
        // A training that begins to average only now begins with the weights that it has now, as in TrainingStarted.
        if (state.IsEmpty)
            return;
        WeightSnapshot average = state.Snapshot("average") ?? throw new WeightFileException("It has no 'average'.");
        _steps = state.Count("steps", Runtime.Guard.MostSteps);
        _average = average;
    }
}
