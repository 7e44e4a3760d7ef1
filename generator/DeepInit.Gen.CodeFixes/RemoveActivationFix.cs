using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace DeepInit.Gen.CodeFixes;

/// <summary>Removes an activation that the loss applies itself, or that comes on top of another.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(RemoveActivationFix))]
[Shared]
public sealed class RemoveActivationFix : AttributeFix
{
    private protected override IReadOnlyList<string> Rules => ["DIG220", "DIG227", "DIG228", "DIG240"];

    // Of two activations in a row, the analyzer says which can go.
    private protected override string? Title(FixTarget target) =>
        target.Argument is null || target.Diagnostic.Id == "DIG228" ? null : $"Remove {target.Argument.Expression}";

    private protected override SyntaxNode Apply(FixTarget target) => AttributeEdits.RemoveActivation(target);
}
