using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace DeepInit.Gen.Tests.Architecture;

/// <summary>Where sources ask what type something is, or which member of an enum: patterns, casts, <c>OfType</c>, comparisons, arms of a switch.</summary>
internal static class TypeQuestions
{
    /// <summary>The types that derive from another one, over any number of steps, by their names.</summary>
    public static IReadOnlySet<string> DerivedFrom(string root)
    {
        ILookup<string, string> derived = SourceFile.All.SelectMany(file => file.Types)
            .SelectMany(type => (type.BaseList?.Types ?? []).Select(other => (Base: NameOf(other.Type), Type: type.Identifier.Text)))
            .ToLookup(pair => pair.Base, pair => pair.Type);
        var found = new HashSet<string>();
        var open = new Queue<string>(derived[root]);
        while (open.TryDequeue(out string? type))
        {
            if (found.Add(type))
            {
                foreach (string further in derived[type])
                {
                    open.Enqueue(further);
                }
            }
        }

        found.Remove(root);
        return found;
    }

    /// <summary>The types that a type derives from, over any number of steps, by their names.</summary>
    public static IEnumerable<string> BasesOf(BaseTypeDeclarationSyntax type)
    {
        foreach (string name in (type.BaseList?.Types ?? []).Select(other => NameOf(other.Type)))
        {
            yield return name;
            foreach (string further in SourceFile.All.SelectMany(file => file.Types).Where(other => other.Identifier.Text == name && other != type).SelectMany(BasesOf))
            {
                yield return further;
            }
        }
    }

    /// <summary>Every place of a file where something is held against a type.</summary>
    public static IEnumerable<(SyntaxNode Where, string Type)> OfTypes(SourceFile file) => file.Root.DescendantNodes().SelectMany<SyntaxNode, (SyntaxNode, string)>(node => node switch
    {
        BinaryExpressionSyntax test when test.IsKind(SyntaxKind.IsExpression) || test.IsKind(SyntaxKind.AsExpression) => [(node, NameOf(test.Right))],
        CastExpressionSyntax cast => [(node, NameOf(cast.Type))],
        DeclarationPatternSyntax pattern => [(node, NameOf(pattern.Type))],
        RecursivePatternSyntax { Type: { } type } => [(node, NameOf(type))],
        TypePatternSyntax pattern => [(node, NameOf(pattern.Type))],
        ConstantPatternSyntax { Expression: NameSyntax name } => [(node, NameOf(name))],
        TypeOfExpressionSyntax type => [(node, NameOf(type.Type))],
        GenericNameSyntax { Identifier.Text: "OfType" or "Cast" } call => [.. call.TypeArgumentList.Arguments.Select(type => (node, NameOf(type)))],
        _ => [],
    });

    /// <summary>Every place of a file where something is held against a member of an enum.</summary>
    public static IEnumerable<(SyntaxNode Where, string Member)> OfMembers(SourceFile file, string name) => file.Root.DescendantNodes().OfType<MemberAccessExpressionSyntax>()
        .Where(access => access.Expression is IdentifierNameSyntax { Identifier.Text: { } text } && text == name)
        .Where(access => access.Parent is ConstantPatternSyntax or CaseSwitchLabelSyntax
            || (access.Parent is BinaryExpressionSyntax comparison && (comparison.IsKind(SyntaxKind.EqualsExpression) || comparison.IsKind(SyntaxKind.NotEqualsExpression))))
        .Select(access => ((SyntaxNode)access, access.Name.Identifier.Text));

    private static string NameOf(SyntaxNode type) => type switch
    {
        SimpleNameSyntax name => name.Identifier.Text,
        QualifiedNameSyntax name => name.Right.Identifier.Text,
        NullableTypeSyntax nullable => NameOf(nullable.ElementType),
        _ => type.ToString(),
    };
}
