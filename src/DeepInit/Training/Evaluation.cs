namespace DeepInit;

/// <summary>How well a network does on a dataset.</summary>
/// <param name="Loss">The mean over the rows of each batch's loss, in inference mode.</param>
/// <param name="Accuracy">The share of right predictions, where the loss gives that a meaning; otherwise, or if not asked for, null.</param>
public sealed record Evaluation(double Loss, double? Accuracy);
