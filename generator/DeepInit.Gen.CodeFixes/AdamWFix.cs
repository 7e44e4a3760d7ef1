using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace DeepInit.Gen.CodeFixes;

/// <summary>Decouples weight decay: Adam becomes AdamW, other optimisers get DecoupledWeightDecay = true.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(AdamWFix))]
[Shared]
public sealed class AdamWFix : AttributeFix
{
    private protected override IReadOnlyList<string> Rules => ["DIG232"];

    private protected override string? Title(FixTarget target) => target.Suggestion == "AdamW" ? "Use AdamW" : "Decouple the weight decay";

    private protected override SyntaxNode Apply(FixTarget target)
    {
        if (target.Suggestion != "AdamW")
        {
            LiteralExpressionSyntax yes = SyntaxFactory.LiteralExpression(SyntaxKind.TrueLiteralExpression);
            return target.Root.ReplaceNode(target.Attribute, AttributeEdits.With(target.Attribute, "DecoupledWeightDecay", yes));
        }

        // Adam, AdamAttribute, DeepInit.Adam: only the last identifier changes.
        SyntaxToken old = target.Attribute.Name.GetLastToken();
        bool longForm = old.ValueText.EndsWith("Attribute", StringComparison.Ordinal);
        SyntaxToken renamed = SyntaxFactory.Identifier(longForm ? "AdamWAttribute" : "AdamW").WithTriviaFrom(old);
        AttributeSyntax attribute = target.Attribute.ReplaceToken(old, renamed);
        return target.Root.ReplaceNode(target.Attribute, AttributeEdits.Without(attribute, "DecoupledWeightDecay"));
    }
}
