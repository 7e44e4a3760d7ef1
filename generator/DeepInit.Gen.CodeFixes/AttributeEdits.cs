using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Simplification;

namespace DeepInit.Gen.CodeFixes;

/// <summary>Changes of one attribute that leave everything else in the file as it was written.</summary>
internal static class AttributeEdits
{
    /// <summary>Writes the suggestion (an expression, then named arguments where more must change) in the argument's place, or adds it.</summary>
    public static AttributeSyntax Suggest(FixTarget target)
    {
        AttributeArgumentListSyntax suggested = SyntaxFactory.ParseAttributeArgumentList("(" + target.Suggestion + ")")!;
        AttributeSyntax attribute = target.Argument is { } argument
            ? target.Attribute.ReplaceNode(argument.Expression, Value(argument.Expression, suggested.Arguments[0].Expression))
            : With(target.Attribute, target.Name, suggested.Arguments[0].Expression);
        foreach (AttributeArgumentSyntax extra in suggested.Arguments.Skip(1))
        {
            attribute = With(attribute, extra.NameEquals!.Name.Identifier.ValueText, extra.Expression);
        }

        return attribute;
    }

    /// <summary>The attribute with a named argument set.</summary>
    public static AttributeSyntax With(AttributeSyntax attribute, string name, ExpressionSyntax value)
    {
        AttributeArgumentListSyntax list = attribute.ArgumentList ?? SyntaxFactory.AttributeArgumentList();
        if (list.Arguments.FirstOrDefault(a => NameOf(a) == name) is { } present)
        {
            return attribute.ReplaceNode(present.Expression, Value(present.Expression, value));
        }

        AttributeArgumentSyntax added = SyntaxFactory.AttributeArgument(
            SyntaxFactory.NameEquals(name).NormalizeWhitespace().WithTrailingTrivia(SyntaxFactory.Space),
            nameColon: null,
            value.WithAdditionalAnnotations(Simplifier.Annotation));
        return Insert(attribute, list.Arguments.Count, added);
    }

    /// <summary>The attribute with one more argument after its positional ones.</summary>
    public static AttributeSyntax WithPositional(AttributeSyntax attribute, ExpressionSyntax value) =>
        Insert(attribute, attribute.ArgumentList?.Arguments.Count(a => a.NameEquals is null) ?? 0, SyntaxFactory.AttributeArgument(value));

    /// <summary>The attribute without some of its named arguments; without the parentheses too when none is left.</summary>
    public static AttributeSyntax Without(AttributeSyntax attribute, params string[] names)
    {
        AttributeArgumentSyntax[] present = [.. attribute.ArgumentList?.Arguments.Where(a => names.Contains(NameOf(a))) ?? []];
        if (present.Length == 0)
        {
            return attribute;
        }

        AttributeSyntax rest = attribute.RemoveNodes(present, SyntaxRemoveOptions.KeepNoTrivia)!;
        if (rest.ArgumentList is { Arguments: { Count: > 0 } arguments } list)
        {
            // A removed last argument leaves the space after the comma before it.
            return rest.WithArgumentList(list.WithArguments(arguments.Replace(arguments.Last(), arguments.Last().WithoutTrailingTrivia())));
        }

        return rest.WithArgumentList(null);
    }

    /// <summary>The file without the attribute, and without its line where it stood alone.</summary>
    public static SyntaxNode Remove(SyntaxNode root, AttributeSyntax attribute)
    {
        var list = (AttributeListSyntax)attribute.Parent!;
        if (list.Attributes.Count > 1)
        {
            return root.RemoveNode(attribute, SyntaxRemoveOptions.KeepNoTrivia)!;
        }

        // The first list carries the documentation of the class.
        bool first = list.Parent!.GetFirstToken() == list.OpenBracketToken;
        return root.RemoveNode(list, first ? SyntaxRemoveOptions.KeepLeadingTrivia : SyntaxRemoveOptions.KeepNoTrivia)!;
    }

    private static AttributeSyntax Insert(AttributeSyntax attribute, int place, AttributeArgumentSyntax added)
    {
        AttributeArgumentListSyntax list = attribute.ArgumentList ?? SyntaxFactory.AttributeArgumentList();
        AttributeArgumentSyntax[] all = [.. list.Arguments.Take(place), added, .. list.Arguments.Skip(place)];

        // Separators that are there keep their line breaks.
        SyntaxToken[] separators = [.. list.Arguments.GetSeparators()];
        SyntaxToken comma = SyntaxFactory.Token(SyntaxKind.CommaToken).WithTrailingTrivia(SyntaxFactory.Space);
        int fresh = Math.Max(0, place - 1);
        IEnumerable<SyntaxToken> between = all.Length == 1 ? [] : [.. separators.Take(fresh), comma, .. separators.Skip(fresh)];
        return attribute.WithArgumentList(list.WithArguments(SyntaxFactory.SeparatedList(all, between)));
    }

    /// <summary>Keeps how the enum was written before: <c>Tanh</c> gives <c>ReLU</c>, <c>Activation.Tanh</c> gives <c>Activation.ReLU</c>.</summary>
    private static ExpressionSyntax Value(ExpressionSyntax old, ExpressionSyntax value)
    {
        ExpressionSyntax fresh = (old, value) switch
        {
            (IdentifierNameSyntax, MemberAccessExpressionSyntax member) => member.Name,
            (MemberAccessExpressionSyntax was, MemberAccessExpressionSyntax member) => was.WithName(member.Name),
            _ => value.WithAdditionalAnnotations(Simplifier.Annotation),
        };
        return fresh.WithTriviaFrom(old);
    }

    private static string? NameOf(AttributeArgumentSyntax argument) => (argument.NameEquals?.Name ?? argument.NameColon?.Name)?.Identifier.ValueText;
}
