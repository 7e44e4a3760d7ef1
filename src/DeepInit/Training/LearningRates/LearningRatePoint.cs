namespace DeepInit;

/// <summary>A step of a search for the learning rate.</summary>
/// <param name="LearningRate">Its rate.</param>
/// <param name="Loss">Its loss, before its update.</param>
/// <param name="SmoothedLoss">The smoothed loss after it, which the suggestions are made of.</param>
public readonly record struct LearningRatePoint(double LearningRate, double Loss, double SmoothedLoss);
