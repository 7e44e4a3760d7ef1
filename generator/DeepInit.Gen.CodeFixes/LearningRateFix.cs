using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace DeepInit.Gen.CodeFixes;

/// <summary>Sets the learning rate to the default of the optimiser.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(LearningRateFix))]
[Shared]
public sealed class LearningRateFix : AttributeFix
{
    private protected override IReadOnlyList<string> Rules => ["DIG235", "DIG236"];

    private protected override string? Title(FixTarget target) => target.Suggestion is null ? null : "Use the default of the optimiser, " + target.Suggestion;

    private protected override SyntaxNode Apply(FixTarget target) => target.Root.ReplaceNode(target.Attribute, AttributeEdits.Suggest(target));
}
