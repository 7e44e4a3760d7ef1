namespace DeepInit.Gen.Tests.RuleTests.Corpus;

/// <summary>A small network with a fault that was reported in public, in the language of this project.</summary>
/// <param name="Group">The kind of fault.</param>
/// <param name="Name">A name for it.</param>
/// <param name="Source">Where the fault was reported.</param>
/// <param name="Rule">The rule that must find it.</param>
/// <param name="Attributes">The network.</param>
internal sealed record WrongNetwork(string Group, string Name, string Source, string Rule, string Attributes);
