namespace DeepInit;

/// <summary>A callback of which only some methods do something: override those.</summary>
public abstract class TrainingCallback : ITrainingCallback
{
    /// <inheritdoc/>
    public virtual void TrainingStarted(TrainingContext training)
    {
    }

    /// <inheritdoc/>
    public virtual void EpochStarted(TrainingContext training)
    {
    }

    /// <inheritdoc/>
    public virtual void StepFinished(TrainingContext training)
    {
    }

    /// <inheritdoc/>
    public virtual void EpochFinished(TrainingContext training, EpochProgress epoch)
    {
    }

    /// <inheritdoc/>
    public virtual void TrainingFinished(TrainingContext training)
    {
    }

    /// <summary>
    /// Writes what this callback must remember for training to go on from a checkpoint as if it had never stopped. Nothing unless overridden.
    /// </summary>
    /// <param name="state">Takes it.</param>
    public virtual void SaveState(CallbackState state)
    {
    }

    /// <summary>Reads what <see cref="SaveState"/> wrote; called after <see cref="TrainingStarted"/> of a training that goes on, and before the network gets its weights back. An exception ends the training, and leaves the network as it was.</summary>
    /// <param name="state">What was written; empty if the checkpoint has nothing for this callback.</param>
    public virtual void LoadState(CallbackState state)
    {
    }
}
