namespace Translating;

/// <summary>Sentences in two languages, in three parts.</summary>
/// <param name="Train">What is learnt.</param>
/// <param name="Validation">What is measured after every epoch.</param>
/// <param name="Test">What is measured at the end.</param>
internal sealed record Corpus(SentencePairs Train, SentencePairs Validation, SentencePairs Test);

/// <summary>Sentences, and their translations in the same order.</summary>
internal sealed record SentencePairs(string[] German, string[] English);
