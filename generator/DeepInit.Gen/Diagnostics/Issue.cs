using DeepInit.Gen.Collections;
using DeepInit.Gen.Specs;

namespace DeepInit.Gen.Diagnostics;

/// <summary>Something wrong with a network, found by a pure stage. The analyzer turns place, index and argument into a location.</summary>
/// <param name="Rule">The id of the rule, such as DIG101.</param>
/// <param name="Place">What it is about.</param>
/// <param name="Index">Which of them, in source order.</param>
/// <param name="Argument">The argument to point at, with <c>#1</c> for the second of a list; empty for the whole attribute.</param>
/// <param name="Arguments">What goes into the message, already formatted.</param>
/// <param name="Suggestion">What a fix would write in the argument's place, as C#; empty where no one answer is obvious.</param>
internal sealed record Issue(string Rule, Place Place, int Index, string Argument, EquatableArray<string> Arguments, string Suggestion = "")
{
    /// <summary>Answers beside the suggestion, for other attributes too: where more than one could have been meant, each is here.</summary>
    public EquatableArray<Remedy> Remedies { get; init; }

    /// <summary>The message, in the invariant culture.</summary>
    public string Message => string.Format(
        System.Globalization.CultureInfo.InvariantCulture,
        Rules.ById(Rule).MessageFormat.ToString(System.Globalization.CultureInfo.InvariantCulture),
        [.. Arguments]);
}
