namespace DeepInit;

/// <summary>How well a network does on a dataset.</summary>
/// <param name="Loss">The loss of all rows at once, in inference mode, whatever the batches: a sum for <see cref="Reduction.Sum"/>, else a mean.</param>
/// <param name="Accuracy">The share of right predictions, where the loss gives that a meaning; otherwise, or if not asked for, null.</param>
public sealed record Evaluation(double Loss, double? Accuracy);
