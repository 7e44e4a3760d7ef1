namespace DeepInit;

/// <summary>What <see cref="SequenceToSequenceAttribute"/> says of a network.</summary>
/// <param name="Source">The name of the input that is read as a whole.</param>
/// <param name="Target">The name of the input that is predicted token by token.</param>
/// <param name="StartToken">The id before the first token of a target.</param>
/// <param name="EndToken">The id behind the last token of a target.</param>
public sealed record SequenceToSequenceForm(string Source, string Target, int StartToken, int EndToken);
