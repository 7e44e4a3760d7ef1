using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace DeepInit.Gen.CodeFixes;

/// <summary>Removes a dropout layer that does harm or nothing.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(RemoveDropoutFix))]
[Shared]
public sealed class RemoveDropoutFix : AttributeFix
{
    private protected override IReadOnlyList<string> Rules => ["DIG204", "DIG230", "DIG231"];

    private protected override string? Title(FixTarget target) => "Remove this dropout";

    private protected override SyntaxNode Apply(FixTarget target) => AttributeEdits.Remove(target.Root, target.Attribute);
}
