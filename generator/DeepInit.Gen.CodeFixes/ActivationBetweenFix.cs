using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace DeepInit.Gen.CodeFixes;

/// <summary>Puts an activation between two linear layers.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ActivationBetweenFix))]
[Shared]
public sealed class ActivationBetweenFix : AttributeFix
{
    private protected override IReadOnlyList<string> Rules => ["DIG229"];

    private protected override string? Title(FixTarget target) => target.Suggestion is null ? null : "Add an activation between: " + target.Short;

    private protected override SyntaxNode Apply(FixTarget target) => target.Root.ReplaceNode(target.Attribute, AttributeEdits.Suggest(target));
}
