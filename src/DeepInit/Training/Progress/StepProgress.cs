namespace DeepInit;

/// <summary>Where a training is, after a step.</summary>
/// <param name="Epoch">The current epoch, from 1.</param>
/// <param name="Epochs">How many there will be.</param>
/// <param name="Step">Finished steps of the epoch.</param>
/// <param name="Steps">Steps of an epoch; 0 in the first where only the end of the data tells.</param>
/// <param name="Loss">The mean loss over the rows of the epoch so far.</param>
/// <param name="LearningRate">The rate of the step.</param>
public readonly record struct StepProgress(int Epoch, int Epochs, int Step, int Steps, double Loss, double LearningRate);
