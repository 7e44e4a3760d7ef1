using DeepInit.Gen.Tests.Support;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace DeepInit.Gen.Tests.RuleTests.Support;

/// <summary>The same program in the ways in which people write attributes: whole files out, usings included.</summary>
internal static class WritingStyles
{
    public static IReadOnlyList<(string Name, Func<string, string> Write)> All { get; } =
    [
        ("as it is", source => Harness.Usings + source),
        ("commented", Commented),
        ("one list", OneList),
        ("argument names", ArgumentNames),
        ("qualified", Qualified),
        ("conditional", Conditional),
    ];

    // Every list on a line of its own with comments around it, every argument too.
    private static string Commented(string source)
    {
        int n = 0;
        return Lists(source, list =>
        {
            n++;
            string attributes = string.Join(",\n    ", list.Attributes.Select(attribute => attribute.ArgumentList is { Arguments.Count: > 0 } arguments
                ? attribute.Name + "(\n        " + string.Join(",\n        ", arguments.Arguments) + ") /* closed " + n + " */"
                : attribute.ToString()));
            return $"\n// before {n}\n[ /* open {n} */ {attributes}] // after {n}\n";
        });
    }

    private static string OneList(string source)
    {
        SyntaxNode root = CSharpSyntaxTree.ParseText(Harness.Usings + source).GetRoot();
        return root.ReplaceNodes(
            root.DescendantNodes().OfType<TypeDeclarationSyntax>().Where(type => type.AttributeLists.Count > 1),
            (type, _) => type.WithAttributeLists(SyntaxFactory.SingletonList(
                ((TypeDeclarationSyntax)SyntaxFactory.ParseMemberDeclaration(
                    "[" + string.Join(", ", type.AttributeLists.SelectMany(list => list.Attributes)) + "]\nclass C { }")!).AttributeLists[0]))).ToFullString();
    }

    // units: 8 in the place of 8.
    private static string ArgumentNames(string source)
    {
        (SyntaxNode root, SemanticModel model) = Model(source);
        return root.ReplaceNodes(
            root.DescendantNodes().OfType<AttributeArgumentSyntax>().Where(argument => argument is { NameEquals: null, NameColon: null } && Parameter(argument, model) is not null),
            (argument, _) => argument.WithNameColon(SyntaxFactory.NameColon(Parameter(argument, model)!).WithTrailingTrivia(SyntaxFactory.Space))).ToFullString();
    }

    // Without any using: a fix can count on none.
    private static string Qualified(string source)
    {
        (SyntaxNode root, SemanticModel model) = Model(source);
        SyntaxNode qualified = root.ReplaceNodes(
            root.DescendantNodes().OfType<SimpleNameSyntax>().Where(name =>
                name.Parent is not (NameEqualsSyntax or NameColonSyntax or QualifiedNameSyntax or AliasQualifiedNameSyntax)
                && !(name.Parent is MemberAccessExpressionSyntax member && member.Name == name)
                && Full(name, model) is not null),
            (name, _) => (name.Parent is (ExpressionSyntax and not CastExpressionSyntax and not TypeOfExpressionSyntax and not ArrayTypeSyntax) or AttributeArgumentSyntax
                ? SyntaxFactory.ParseExpression(Full(name, model)!)
                : SyntaxFactory.ParseName(Full(name, model)!)).WithTriviaFrom(name));
        return qualified.RemoveNodes(qualified.DescendantNodes().OfType<UsingDirectiveSyntax>(), SyntaxRemoveOptions.KeepNoTrivia)!.ToFullString();
    }

    private static string Conditional(string source) => Lists(source, list => "\n#if !NEVER\n" + list + "\n#endif\n");

    private static string Lists(string source, Func<AttributeListSyntax, string> write)
    {
        string text = Harness.Usings + source;
        foreach (AttributeListSyntax list in CSharpSyntaxTree.ParseText(text).GetRoot().DescendantNodes().OfType<AttributeListSyntax>()
            .Where(list => list.Parent is TypeDeclarationSyntax).Reverse())
        {
            text = text[..list.SpanStart] + write(list) + text[list.Span.End..];
        }

        return text;
    }

    private static (SyntaxNode Root, SemanticModel Model) Model(string source)
    {
        CSharpCompilation compilation = Harness.Compile(Harness.Usings + source);
        return (compilation.SyntaxTrees[0].GetRoot(), compilation.GetSemanticModel(compilation.SyntaxTrees[0]));
    }

    // The last of many strings in a params array has no name of its own.
    private static string? Parameter(AttributeArgumentSyntax argument, SemanticModel model)
    {
        var list = (AttributeArgumentListSyntax)argument.Parent!;
        int place = list.Arguments.IndexOf(argument);
        return model.GetSymbolInfo((AttributeSyntax)list.Parent!).Symbol is IMethodSymbol constructor && !constructor.Parameters.Any(p => p.IsParams) && place < constructor.Parameters.Length
            ? constructor.Parameters[place].Name
            : null;
    }

    private static string? Full(SimpleNameSyntax name, SemanticModel model) => model.GetSymbolInfo(name).Symbol switch
    {
        IMethodSymbol { MethodKind: MethodKind.Constructor, ContainingNamespace.Name: "DeepInit" } constructor => "global::DeepInit." + constructor.ContainingType.Name,
        IFieldSymbol { ContainingType: { TypeKind: TypeKind.Enum, ContainingNamespace.Name: "DeepInit" } type } field => $"global::DeepInit.{type.Name}.{field.Name}",
        INamedTypeSymbol { ContainingNamespace: { Name: "DeepInit", IsGlobalNamespace: false } } type => "global::DeepInit." + type.Name,
        _ => null,
    };
}
