namespace DeepInit.Gen.Specs;

/// <summary>One <c>[SequenceToSequence]</c>.</summary>
/// <param name="Source">The input that is read as a whole.</param>
/// <param name="Target">The input that is predicted token by token.</param>
/// <param name="StartToken">The id before the first token of a target.</param>
/// <param name="EndToken">The id behind the last one.</param>
internal sealed record SequenceToSequenceSpec(string Source, string Target, int StartToken, int EndToken);
