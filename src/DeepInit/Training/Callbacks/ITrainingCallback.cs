namespace DeepInit;

/// <summary>
/// Is called while <c>Fit</c> trains, on the thread that trains. <see cref="TrainingCallback"/> has empty versions of all methods to derive from.
/// </summary>
/// <remarks>An exception from any of them ends the training and comes out of <c>Fit</c>; the network is whole, with what it has learnt so far.</remarks>
public interface ITrainingCallback
{
    /// <summary>Before the first epoch (of this <c>Fit</c>).</summary>
    /// <param name="training">What is going on; holds while <c>Fit</c> runs.</param>
    void TrainingStarted(TrainingContext training);

    /// <summary>Before the first step of an epoch.</summary>
    /// <param name="training">What is going on.</param>
    void EpochStarted(TrainingContext training);

    /// <summary>After every optimiser step. Called often: it should cost little and allocate nothing.</summary>
    /// <param name="training">What is going on.</param>
    void StepFinished(TrainingContext training);

    /// <summary>After an epoch and its validation.</summary>
    /// <param name="training">What is going on.</param>
    /// <param name="epoch">What the epoch came to; already part of <see cref="TrainingContext.History"/>.</param>
    void EpochFinished(TrainingContext training, EpochProgress epoch);

    /// <summary>After the last epoch, also when a callback stopped the training; not after cancellation or an exception.</summary>
    /// <param name="training">What is going on.</param>
    void TrainingFinished(TrainingContext training);
}
