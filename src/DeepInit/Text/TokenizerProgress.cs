namespace DeepInit;

/// <summary>How far the fitting of a <see cref="BpeTokenizer"/> has come.</summary>
/// <param name="Tokens">Tokens that the vocabulary has so far.</param>
/// <param name="Vocabulary">Tokens that it shall have; fewer if the texts have no more pairs to merge.</param>
public sealed record TokenizerProgress(int Tokens, int Vocabulary);
