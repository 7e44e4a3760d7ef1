using DeepInit.Gen.Specs;

namespace DeepInit.Gen.Diagnostics;

/// <summary>One of several answers to an issue, where the issue's own place is not the only one that could be wrong.</summary>
/// <param name="Title">What the light bulb says.</param>
/// <param name="Place">What would change.</param>
/// <param name="Index">Which of them, in source order.</param>
/// <param name="Argument">Its argument.</param>
/// <param name="Code">The C# for it; empty to remove the activation that it is.</param>
internal sealed record Remedy(string Title, Place Place, int Index, string Argument, string Code = "");
