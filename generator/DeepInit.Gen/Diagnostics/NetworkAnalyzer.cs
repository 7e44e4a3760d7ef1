using System.Collections.Immutable;
using DeepInit.Gen.Parsing;
using DeepInit.Gen.Shapes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace DeepInit.Gen.Diagnostics;

/// <summary>Runs the generator's own parser and shape inference, and reports what they find at the argument that it is about.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class NetworkAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = Rules.All.ToImmutableArray();

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterSymbolAction(Analyze, SymbolKind.NamedType);
    }

    private static void Analyze(SymbolAnalysisContext context)
    {
        var type = (INamedTypeSymbol)context.Symbol;
        if (!type.GetAttributes().Any(attribute => attribute.AttributeClass is { } c && NetworkParser.MetadataName(c) == KnownNames.Network))
        {
            return;
        }

        ParsedNetwork parsed = NetworkParser.Parse(type, context.CancellationToken);
        foreach (Issue issue in ShapeInference.Run(parsed.Spec, context.CancellationToken).Issues)
        {
            AttributeData? attribute = parsed.AttributeOf(issue.Place, issue.Index) ?? parsed.AttributeOf(Specs.Place.Network, 0);
            Location location = attribute is null ? type.Locations[0] : Locate(type, attribute, issue, context.CancellationToken);
            context.ReportDiagnostic(Diagnostic.Create(Rules.ById(issue.Rule), location, [.. issue.Arguments]));
        }
    }

    private static Location Locate(INamedTypeSymbol type, AttributeData data, Issue issue, CancellationToken token)
    {
        if (data.ApplicationSyntaxReference?.GetSyntax(token) is not AttributeSyntax syntax)
        {
            return type.Locations[0];
        }

        if (issue.Place == Specs.Place.Network)
        {
            return syntax.FirstAncestorOrSelf<TypeDeclarationSyntax>()?.Identifier.GetLocation() ?? syntax.GetLocation();
        }

        return Argument(data, syntax, issue.Argument)?.GetLocation() ?? syntax.GetLocation();
    }

    private static AttributeArgumentSyntax? Argument(AttributeData data, AttributeSyntax syntax, string name)
    {
        if (name.Length == 0 || syntax.ArgumentList is not { } list)
        {
            return null;
        }

        AttributeArgumentSyntax? named = list.Arguments.FirstOrDefault(a => (a.NameEquals?.Name ?? a.NameColon?.Name)?.Identifier.ValueText == name);
        if (named is not null)
        {
            return named;
        }

        // A positional argument: its place is that of the constructor's parameter of this name.
        ImmutableArray<IParameterSymbol> parameters = data.AttributeConstructor?.Parameters ?? ImmutableArray<IParameterSymbol>.Empty;
        for (int i = 0; i < parameters.Length; i++)
        {
            if (parameters[i].Name == name)
            {
                return list.Arguments.Where(a => a.NameEquals is null && a.NameColon is null).Skip(i).FirstOrDefault();
            }
        }

        return null;
    }
}
