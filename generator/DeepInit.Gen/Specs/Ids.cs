namespace DeepInit.Gen.Specs;

/// <summary>That values are ids, and of what: a part of the type of a value, as its shape is.</summary>
/// <param name="Vocabulary">How many ids there are: they go from 0 to one less.</param>
/// <param name="PaddingIndex">The id of what is no word; null for none.</param>
/// <param name="Grows">Whether there may be more of them once the program runs.</param>
internal sealed record Ids(int Vocabulary, int? PaddingIndex, bool Grows = false);
