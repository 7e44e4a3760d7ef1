using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace DeepInit.Gen.CodeFixes;

/// <summary>Starts a layer as its activation asks for, and drops the arguments of the initialiser before.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(InitFix))]
[Shared]
public sealed class InitFix : AttributeFix
{
    private static readonly string[] OldOptions = ["Value", "Mean", "Sigma", "Low", "High", "Gain", "Fan", "Scale", "Distribution"];

    private protected override IReadOnlyList<string> Rules => ["DIG201", "DIG202", "DIG203"];

    private protected override string? Title(FixTarget target) => "Use " + target.Short;

    private protected override SyntaxNode Apply(FixTarget target) => target.Root.ReplaceNode(
        target.Attribute,
        AttributeEdits.Without(AttributeEdits.Suggest(target), OldOptions));
}
