using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace DeepInit.Gen.CodeFixes;

/// <summary>Replaces a misspelt name by the nearest one that exists.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(NearestNameFix))]
[Shared]
public sealed class NearestNameFix : AttributeFix
{
    private protected override IReadOnlyList<string> Rules => ["DIG006", "DIG012", "DIG031", "DIG036", "DIG040"];

    private protected override string? Title(FixTarget target) => target.Suggestion is null ? null : "Use " + target.Suggestion;

    private protected override SyntaxNode Apply(FixTarget target) => target.Root.ReplaceNode(target.Attribute, AttributeEdits.Suggest(target));
}
