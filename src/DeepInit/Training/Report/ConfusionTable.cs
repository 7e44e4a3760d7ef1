namespace DeepInit;

/// <summary>A confusion matrix as it stood at the end of a training.</summary>
/// <param name="Rows">What it was measured on, for people.</param>
/// <param name="Counts">True classes by predicted ones.</param>
/// <param name="Labels">The names of the classes; empty if they have none.</param>
internal sealed record ConfusionTable(string Rows, long[,] Counts, IReadOnlyList<string> Labels);
