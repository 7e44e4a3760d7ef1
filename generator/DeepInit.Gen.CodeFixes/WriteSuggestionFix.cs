using System.Collections.Generic;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace DeepInit.Gen.CodeFixes;

/// <summary>Writes the value that the rule says was meant: the rest of a keep-probability, a bias left out, a norm to clip by.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(WriteSuggestionFix))]
[Shared]
public sealed class WriteSuggestionFix : AttributeFix
{
    private static readonly string[] BiasOptions = ["BiasInit", "BiasValue", "BiasMean", "BiasSigma", "BiasLow", "BiasHigh"];

    private protected override IReadOnlyList<string> Rules => ["DIG242", "DIG246", "DIG247", "DIG248", "DIG252", "DIG281"];

    private protected override string? Title(FixTarget target) => target.Suggestion is null ? null : $"Write {target.Name} = {target.Short}";

    // How a bias starts that is no longer there has no effect.
    private protected override SyntaxNode Apply(FixTarget target) => target.Root.ReplaceNode(
        target.Attribute,
        target.Name == "UseBias" ? AttributeEdits.Without(AttributeEdits.Suggest(target), BiasOptions) : AttributeEdits.Suggest(target));
}
