using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace DeepInit.Gen.CodeFixes;

/// <summary>Removes an activation that the loss applies itself, or that comes on top of another.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(RemoveActivationFix))]
[Shared]
public sealed class RemoveActivationFix : AttributeFix
{
    private protected override IReadOnlyList<string> Rules => ["DIG220", "DIG227", "DIG228", "DIG240"];

    private protected override string? Title(FixTarget target) => target.Argument is null ? null : $"Remove {target.Argument.Expression}";

    private protected override SyntaxNode Apply(FixTarget target)
    {
        if (target.Argument!.NameEquals is not null)
        {
            return target.Root.ReplaceNode(
                target.Attribute,
                AttributeEdits.Without(target.Attribute, target.Name, "NegativeSlope", "Alpha", "Beta", "Threshold"));
        }

        // An activation layer with a name stays, as the identity, for those who read it.
        bool named = target.Attribute.ArgumentList!.Arguments.Any(a => a.NameEquals?.Name.Identifier.ValueText == "Name");
        if (!named)
        {
            return AttributeEdits.Remove(target.Root, target.Attribute);
        }

        ExpressionSyntax old = target.Argument.Expression;
        IdentifierNameSyntax linear = SyntaxFactory.IdentifierName("Linear");
        ExpressionSyntax identity = old is MemberAccessExpressionSyntax member ? member.WithName(linear) : linear;
        return target.Root.ReplaceNode(old, identity.WithTriviaFrom(old));
    }
}
