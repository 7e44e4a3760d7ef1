namespace DeepInit;

/// <summary>What a network has made of a text.</summary>
/// <param name="Text">The text.</param>
/// <param name="Tokens">Its tokens, the end included where it has one.</param>
/// <param name="LogProbability">The sum of the natural logarithms of their probabilities.</param>
/// <param name="Score">The same over the number of tokens to the power of the length penalty.</param>
/// <param name="IsFinished">Whether it ends in the end token; else it was cut off.</param>
public sealed record Translation(string Text, IReadOnlyList<int> Tokens, double LogProbability, double Score, bool IsFinished);
