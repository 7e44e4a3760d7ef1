using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace DeepInit.Gen.CodeFixes;

/// <summary>Passes on the gain of the activation.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(GainFix))]
[Shared]
public sealed class GainFix : AttributeFix
{
    private protected override IReadOnlyList<string> Rules => ["DIG205"];

    private protected override string? Title(FixTarget target) => $"Set {target.Name} = {target.Suggestion}";

    private protected override SyntaxNode Apply(FixTarget target) => target.Root.ReplaceNode(target.Attribute, AttributeEdits.Suggest(target));
}
