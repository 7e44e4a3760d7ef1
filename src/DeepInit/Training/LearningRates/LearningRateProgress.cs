namespace DeepInit;

/// <summary>Where a search for the learning rate is, after a step.</summary>
/// <param name="Step">Finished steps.</param>
/// <param name="Steps">The most that there will be: divergence ends the test before.</param>
/// <param name="LearningRate">The rate of the step.</param>
/// <param name="Loss">The loss of the step, before its update.</param>
/// <param name="SmoothedLoss">The smoothed loss after the step.</param>
public readonly record struct LearningRateProgress(int Step, int Steps, double LearningRate, double Loss, double SmoothedLoss);
