using System.Collections.Immutable;
using System.Globalization;
using DeepInit.Gen.Parsing;
using DeepInit.Gen.Specs;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace DeepInit.Gen.Diagnostics;

/// <summary>
/// Where in the source an issue is: at its argument, else at its attribute, else at the name of the class. A layer of a block is found in the block's class,
/// but an argument that the use gave is found at the use.
/// </summary>
/// <param name="Location">The place.</param>
/// <param name="Uses">The uses through which a block's layer came into the network, innermost first.</param>
/// <param name="IsMoved">Whether the place is another attribute's than the issue's: nothing can be suggested for it there.</param>
/// <param name="Attribute">The attribute there; null where there is none.</param>
internal sealed record IssueLocation(Location Location, IReadOnlyList<Location> Uses, bool IsMoved, AttributeData? Attribute = null)
{
    public static IssueLocation Of(Issue issue, ParsedNetwork parsed, INamedTypeSymbol type, CancellationToken token)
    {
        AttributeSource? source = parsed.SourceOf(issue.Place, issue.Index) ?? parsed.SourceOf(Place.Network, 0);
        string argument = issue.Argument;
        bool moved = false;
        while (source is { Use: { } use } && (Syntax(source, token) is null || source.Origins?.ContainsKey(argument) == true))
        {
            argument = source.Origins is { } origins && origins.TryGetValue(argument, out int place) ? "parameters#" + place.ToString(CultureInfo.InvariantCulture) : "";
            source = use;
            moved = true;
        }

        if (source is null || Syntax(source, token) is not { } syntax)
        {
            return new(type.Locations[0], [], moved);
        }

        if (issue.Place == Place.Network && issue.Argument.Length == 0)
        {
            return new(syntax.FirstAncestorOrSelf<TypeDeclarationSyntax>()?.Identifier.GetLocation() ?? syntax.GetLocation(), [], moved);
        }

        var uses = new List<Location>();
        for (AttributeSource? use = source.Use; use is not null; use = use.Use)
        {
            if (Syntax(use, token) is { } place)
            {
                uses.Add(place.GetLocation());
            }
        }

        SyntaxNode? written = Argument(source.Attribute, syntax, argument);

        // What a block passes on is not a fault of the block: another use of it may pass on something right.
        moved |= source.Use is not null && written is not null && NamesParameter(written);
        return new(written?.GetLocation() ?? syntax.GetLocation(), uses, moved, source.Attribute);
    }

    private static AttributeSyntax? Syntax(AttributeSource source, CancellationToken token) =>
        source.Attribute.ApplicationSyntaxReference?.GetSyntax(token) as AttributeSyntax;

    private static bool NamesParameter(SyntaxNode argument)
    {
        string[] constants = [.. argument.FirstAncestorOrSelf<TypeDeclarationSyntax>()?.Members.OfType<FieldDeclarationSyntax>()
            .SelectMany(field => field.Declaration.Variables).Select(variable => variable.Identifier.ValueText) ?? []];
        return argument.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>()
            .Any(name => name.Parent is not (NameEqualsSyntax or NameColonSyntax) && constants.Contains(name.Identifier.ValueText));
    }

    /// <summary>The argument named, be it named or positional in the source; <c>inputs#1</c> is the second of a list.</summary>
    private static SyntaxNode? Argument(AttributeData data, AttributeSyntax syntax, string argument)
    {
        if (argument.Length == 0 || syntax.ArgumentList is not { } list)
        {
            return null;
        }

        int mark = argument.IndexOf('#');
        string name = mark < 0 ? argument : argument.Substring(0, mark);
        int offset = mark < 0 ? 0 : int.Parse(argument.Substring(mark + 1), CultureInfo.InvariantCulture);
        AttributeArgumentSyntax? named = list.Arguments.FirstOrDefault(a => (a.NameEquals?.Name ?? a.NameColon?.Name)?.Identifier.ValueText == name);
        if (named is not null)
        {
            return mark < 0 ? named : Element(named, offset) ?? named;
        }

        // From, where given, stands before what the constructor names.
        bool hasFrom = name == "inputs" && mark >= 0 && data.NamedArguments.Any(a => a.Key == "From");
        if (hasFrom && offset == 0)
        {
            return list.Arguments.FirstOrDefault(a => a.NameEquals?.Name.Identifier.ValueText == "From");
        }

        // A positional argument: its place is that of the constructor's parameter of this name.
        ImmutableArray<IParameterSymbol> parameters = data.AttributeConstructor?.Parameters ?? ImmutableArray<IParameterSymbol>.Empty;
        for (int i = 0; i < parameters.Length; i++)
        {
            if (parameters[i].Name == name)
            {
                AttributeArgumentSyntax[] positional = [.. list.Arguments.Where(a => a.NameEquals is null && a.NameColon is null)];
                int place = i + offset - (hasFrom ? 1 : 0);
                return place < positional.Length ? (mark < 0 ? positional[place] : Element(positional[place], 0) ?? positional[place])
                    : positional.ElementAtOrDefault(i) is not { } whole ? null
                    : mark < 0 ? whole : Element(whole, offset - (hasFrom ? 1 : 0)) ?? whole;
            }
        }

        return null;
    }

    // Of a list that is written as an array.
    private static SyntaxNode? Element(AttributeArgumentSyntax argument, int place) => argument.Expression switch
    {
        ArrayCreationExpressionSyntax { Initializer: { } list } => list.Expressions.ElementAtOrDefault(place),
        ImplicitArrayCreationExpressionSyntax array => array.Initializer.Expressions.ElementAtOrDefault(place),
        _ => null,
    };
}
