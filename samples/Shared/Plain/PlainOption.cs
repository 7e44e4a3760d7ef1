namespace Samples.Shared;

/// <summary>An option that takes a value.</summary>
/// <param name="Name">As it is typed: <c>--seed</c>.</param>
/// <param name="Value">What its value is, for the help: <c>N</c>.</param>
/// <param name="Description">What it does, and what holds where it is not given.</param>
internal sealed record PlainOption(string Name, string Value, string Description);
