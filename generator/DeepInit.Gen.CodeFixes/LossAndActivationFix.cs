using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace DeepInit.Gen.CodeFixes;

/// <summary>Puts the loss or the activation that goes with the other.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(LossAndActivationFix))]
[Shared]
public sealed class LossAndActivationFix : AttributeFix
{
    private protected override IReadOnlyList<string> Rules => ["DIG221", "DIG222", "DIG225", "DIG226"];

    private protected override string? Title(FixTarget target) => target.Suggestion is null ? null
        : target.Diagnostic.Id == "DIG225" ? $"Use {target.Short}: one class is right for each row"
        : "Use " + target.Short;

    private protected override SyntaxNode Apply(FixTarget target) => target.Root.ReplaceNode(target.Attribute, AttributeEdits.Suggest(target));
}
