namespace DeepInit;

/// <summary>Where a training is. Together with the network and the state of callbacks it decides all that follows.</summary>
/// <param name="Epoch">The epoch that <paramref name="Step"/> is in, or that was finished last.</param>
/// <param name="Step">Finished steps of an unfinished epoch; 0 between epochs.</param>
/// <param name="StepCount">Steps in the network's life; the order of the rows follows from it.</param>
/// <param name="FirstStep">The step count when the training began; relative schedules count from there.</param>
/// <param name="WalkStart">The step count when the current walk through the data began.</param>
/// <param name="LearningRate">The rate of the last step.</param>
/// <param name="BaseLearningRate">The rate that the schedule starts from.</param>
/// <param name="Rows">Rows of an unfinished epoch.</param>
/// <param name="StopReason">Why it ended; null while it goes on.</param>
/// <param name="Losses">Of an unfinished epoch: each loss' sum and what it divides by.</param>
internal sealed record LoopPosition(
    int Epoch,
    int Step,
    long StepCount,
    long FirstStep,
    long WalkStart,
    double LearningRate,
    double BaseLearningRate,
    long Rows,
    string? StopReason,
    IReadOnlyList<double> Losses);
