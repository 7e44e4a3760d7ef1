using System.Globalization;
using DeepInit.Gen.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace DeepInit.Gen.CodeFixes;

/// <summary>What a fix works on.</summary>
/// <param name="Root">The file.</param>
/// <param name="Attribute">The attribute that changes.</param>
/// <param name="Argument">The argument, where it is written.</param>
/// <param name="Expression">Its value, or the one element of a list that is meant.</param>
/// <param name="Diagnostic">The diagnostic, with the analyzer's suggestion.</param>
internal sealed record FixTarget(SyntaxNode Root, AttributeSyntax Attribute, AttributeArgumentSyntax? Argument, ExpressionSyntax? Expression, Diagnostic Diagnostic)
{
    /// <summary>The name of the argument, written or not.</summary>
    public string Name { get; private init; } = "";

    /// <summary>The number of the constructor's parameter that it is; null for a property.</summary>
    public int? Parameter { get; private init; }

    /// <summary>What the analyzer would write in its place.</summary>
    public string? Suggestion { get; private init; }

    /// <summary>The title, where this is an answer of its own beside that at the diagnostic's place.</summary>
    public string? Remedy { get; private init; }

    /// <summary>The suggestion without namespaces, for titles.</summary>
    public string Short => (Suggestion ?? "").Replace("global::DeepInit.", "");

    /// <summary>The parts of the file.</summary>
    public IEnumerable<SyntaxNode> Nodes => new SyntaxNode?[] { Attribute, Argument, Expression }.OfType<SyntaxNode>();

    /// <summary>The target at the place of a diagnostic.</summary>
    public static FixTarget? Of(SyntaxNode root, Diagnostic diagnostic) => At(root, diagnostic, diagnostic.Location) is not { } target ? null : target with
    {
        Name = Property(diagnostic, NetworkAnalyzer.ArgumentProperty) ?? "",
        Suggestion = Property(diagnostic, NetworkAnalyzer.SuggestionProperty),
        Parameter = Property(diagnostic, NetworkAnalyzer.ParameterProperty) is { } number ? int.Parse(number, CultureInfo.InvariantCulture) : null,
    };

    /// <summary>The target of another answer, as <see cref="NetworkAnalyzer.RemedyProperty"/> writes it.</summary>
    public static FixTarget? Of(SyntaxNode root, Diagnostic diagnostic, string remedy)
    {
        string[] parts = remedy.Split(['|'], 5);
        int parameter = int.Parse(parts[2], CultureInfo.InvariantCulture);
        return At(root, diagnostic, diagnostic.AdditionalLocations[int.Parse(parts[0], CultureInfo.InvariantCulture)]) is not { } target ? null : target with
        {
            Name = parts[1],
            Parameter = parameter < 0 ? null : parameter,
            Suggestion = parts[3],
            Remedy = parts[4],
        };
    }

    /// <summary>The same in a file that was changed elsewhere; null where it is no longer there.</summary>
    public FixTarget? In(SyntaxNode root)
    {
        if (root.GetCurrentNode(Attribute) is not { } attribute)
        {
            return null;
        }

        AttributeArgumentSyntax? argument = Argument is null ? null : root.GetCurrentNode(Argument);
        ExpressionSyntax? expression = Expression is null ? null : root.GetCurrentNode(Expression);
        return (Argument is null || argument is not null) && (Expression is null || expression is not null)
            ? this with { Root = root, Attribute = attribute, Argument = argument, Expression = expression }
            : null;
    }

    private static FixTarget? At(SyntaxNode root, Diagnostic diagnostic, Location location)
    {
        SyntaxNode node = root.FindNode(location.SourceSpan, getInnermostNodeForTie: true);
        if (node.FirstAncestorOrSelf<AttributeSyntax>() is not { } attribute)
        {
            return null;
        }

        AttributeArgumentSyntax? argument = node.FirstAncestorOrSelf<AttributeArgumentSyntax>();
        bool whole = argument is null || argument.Span == location.SourceSpan;
        return new(root, attribute, argument, whole ? argument?.Expression : node as ExpressionSyntax ?? argument!.Expression, diagnostic);
    }

    private static string? Property(Diagnostic diagnostic, string name) => diagnostic.Properties.TryGetValue(name, out string? value) ? value : null;
}
