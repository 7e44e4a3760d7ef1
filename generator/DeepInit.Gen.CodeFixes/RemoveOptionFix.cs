using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace DeepInit.Gen.CodeFixes;

/// <summary>Removes an option that changes nothing.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(RemoveOptionFix))]
[Shared]
public sealed class RemoveOptionFix : AttributeFix
{
    private protected override IReadOnlyList<string> Rules => ["DIG018", "DIG233", "DIG237"];

    private protected override string? Title(FixTarget target) => target.Argument is null ? null : "Remove " + target.Name;

    private protected override SyntaxNode Apply(FixTarget target) => target.Root.ReplaceNode(
        target.Attribute,
        AttributeEdits.Without(target.Attribute, target.Name));
}
