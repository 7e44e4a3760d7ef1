namespace DeepInit;

/// <summary>A callback out of functions: those that are given are called.</summary>
public sealed class LambdaCallback : TrainingCallback
{
    /// <summary>Called before the first epoch.</summary>
    public Action<TrainingContext>? OnTrainingStarted { get; init; }

    /// <summary>Called before every epoch.</summary>
    public Action<TrainingContext>? OnEpochStarted { get; init; }

    /// <summary>Called after every step.</summary>
    public Action<TrainingContext>? OnStepFinished { get; init; }

    /// <summary>Called after every epoch.</summary>
    public Action<TrainingContext, EpochProgress>? OnEpochFinished { get; init; }

    /// <summary>Called after the last epoch.</summary>
    public Action<TrainingContext>? OnTrainingFinished { get; init; }

    /// <inheritdoc/>
    public override void TrainingStarted(TrainingContext training) => OnTrainingStarted?.Invoke(training);

    /// <inheritdoc/>
    public override void EpochStarted(TrainingContext training) => OnEpochStarted?.Invoke(training);

    /// <inheritdoc/>
    public override void StepFinished(TrainingContext training) => OnStepFinished?.Invoke(training);

    /// <inheritdoc/>
    public override void EpochFinished(TrainingContext training, EpochProgress epoch) => OnEpochFinished?.Invoke(training, epoch);

    /// <inheritdoc/>
    public override void TrainingFinished(TrainingContext training) => OnTrainingFinished?.Invoke(training);
}
