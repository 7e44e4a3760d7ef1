using System.Collections.Immutable;
using System.Globalization;
using DeepInit.Gen.Parsing;
using DeepInit.Gen.Specs;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace DeepInit.Gen.Diagnostics;

/// <summary>Where in the source an issue is: at its argument, else at its attribute, else at the name of the class.</summary>
internal static class IssueLocation
{
    public static Location Of(Issue issue, ParsedNetwork parsed, INamedTypeSymbol type, CancellationToken token)
    {
        AttributeData? data = parsed.AttributeOf(issue.Place, issue.Index) ?? parsed.AttributeOf(Place.Network, 0);
        if (data?.ApplicationSyntaxReference?.GetSyntax(token) is not AttributeSyntax syntax)
        {
            return type.Locations[0];
        }

        if (issue.Place == Place.Network)
        {
            return syntax.FirstAncestorOrSelf<TypeDeclarationSyntax>()?.Identifier.GetLocation() ?? syntax.GetLocation();
        }

        return Argument(data, syntax, issue.Argument)?.GetLocation() ?? syntax.GetLocation();
    }

    /// <summary>The argument named, be it named or positional in the source; <c>inputs#1</c> is the second of a list.</summary>
    private static AttributeArgumentSyntax? Argument(AttributeData data, AttributeSyntax syntax, string argument)
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
            return named;
        }

        // From, where given, stands before what the constructor names.
        bool hasFrom = mark >= 0 && data.NamedArguments.Any(a => a.Key == "From");
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
                return place < positional.Length ? positional[place] : positional.ElementAtOrDefault(i);
            }
        }

        return null;
    }
}
