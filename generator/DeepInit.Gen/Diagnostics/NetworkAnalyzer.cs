using System.Collections.Immutable;
using DeepInit.Gen.Diagnostics.Checks;
using DeepInit.Gen.Emission;
using DeepInit.Gen.Emission.Tiles;
using DeepInit.Gen.Parsing;
using DeepInit.Gen.Shapes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace DeepInit.Gen.Diagnostics;

/// <summary>Runs the generator's own parser and shape inference, then the checks, and reports what they find at the argument that it is about.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class NetworkAnalyzer : DiagnosticAnalyzer
{
    /// <summary>The property of a diagnostic that names the argument, whether it is written or not.</summary>
    internal const string ArgumentProperty = "Argument";

    /// <summary>The property of a diagnostic that holds the C# a fix would write in the argument's place.</summary>
    internal const string SuggestionProperty = "Suggestion";

    /// <summary>The property of a diagnostic that holds the number of the constructor's parameter that the argument is; there is none for a property.</summary>
    internal const string ParameterProperty = "Parameter";

    /// <summary>
    /// The start of the properties that hold other answers, numbered from 0: which additional location it is about, the argument, the number of its
    /// parameter or -1, the C# and the title, separated by <c>|</c>.
    /// </summary>
    internal const string RemedyProperty = "Remedy";

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = Rules.All.ToImmutableArray();

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterSymbolAction(Analyze, SymbolKind.NamedType);
        context.RegisterSyntaxNodeAction(
            static node => InternalError.Guard<object?>("looking at a use", "", () => { TrainingUse.Analyze(node); return null; }, _ => null), // the use of a member: its compiler error stands
            SyntaxKind.SimpleMemberAccessExpression);
    }

    /// <summary>Whether the type carries <c>[Network]</c>.</summary>
    internal static bool IsNetwork(ITypeSymbol type)
    {
        foreach (AttributeData attribute in type.GetAttributes())
        {
            if (attribute.AttributeClass is { Name: "NetworkAttribute" } c && NetworkParser.MetadataName(c) == KnownNames.Network)
            {
                return true;
            }
        }

        return false;
    }

    private static void Analyze(SymbolAnalysisContext context)
    {
        var type = (INamedTypeSymbol)context.Symbol;
        if (!IsNetwork(type))
        {
            return;
        }

        foreach (Diagnostic diagnostic in InternalError.Guard("looking at it", type.Name, () => Find(type, context.Compilation, context.CancellationToken), what => [Failed(type, what)]))
        {
            context.ReportDiagnostic(diagnostic);
        }
    }

    private static IReadOnlyList<Diagnostic> Find(INamedTypeSymbol type, Compilation compilation, CancellationToken token)
    {
        ParsedNetwork parsed = NetworkParser.Parse(type, compilation, token);
        InferenceResult result = ShapeInference.Run(parsed.Spec, token);
        var found = new List<Diagnostic>();
        var reported = new HashSet<(string Rule, Location Location)>();
        IEnumerable<Issue> advice = result.Network is { } network ? CheckCatalog.Run(network, token) : [];
        foreach (Issue issue in result.Issues.Concat(advice))
        {
            IssueLocation location = IssueLocation.Of(issue, parsed, type, token);

            // A layer of a block that is used often would be reported as often.
            if (location.Uses.Count > 0 && !reported.Add((issue.Rule, location.Location)))
            {
                continue;
            }

            ImmutableDictionary<string, string?> properties = Properties(issue, location);
            List<Location> locations = [.. location.Uses];
            foreach (Remedy remedy in location.IsMoved ? [] : issue.Remedies)
            {
                // A fix changes one file.
                IssueLocation at = IssueLocation.Of(
                    issue with { Place = remedy.Place, Index = remedy.Index, Argument = remedy.Argument }, parsed, type, token);
                if (!at.IsMoved && at.Location.SourceTree == location.Location.SourceTree && at.Attribute is { } data && ArgumentForm.Of(data, remedy.Argument, remedy.Code) is { } form)
                {
                    properties = properties.Add(
                        RemedyProperty + (locations.Count - location.Uses.Count),
                        string.Join("|", locations.Count, remedy.Argument, form, remedy.Code, remedy.Title));
                    locations.Add(at.Location);
                }
            }

            found.Add(Diagnostic.Create(
                Rules.ById(issue.Rule),
                location.Location,
                locations,
                properties,
                [.. issue.Arguments]));
        }

        found.AddRange(ClassCheck.Run(type, compilation, token));
        found.AddRange(MemberClashes.Run(parsed.Spec, type, token));

        // The later stages run in the generator alone, which reports nothing: what failed there stands in what it wrote instead.
        if (type.GetMembers(StubEmitter.Failure).OfType<IFieldSymbol>().FirstOrDefault() is { ConstantValue: string failure })
        {
            found.Add(Failed(type, failure));
        }
        else if (parsed.Spec.Issues.Count == 0 && compilation.GetTypeByMetadataName(TileFileEmitter.MetadataNameOf(parsed.Spec.Type.Assembly, parsed.Spec.Precision)) is { } tiles
            && tiles.GetMembers(TileFileEmitter.Failure).OfType<IFieldSymbol>().FirstOrDefault() is { ConstantValue: string missing })
        {
            found.Add(Failed(type, missing));
        }

        return found;
    }

    private static Diagnostic Failed(INamedTypeSymbol type, string what) => Diagnostic.Create(Rules.InternalError, type.Locations[0], type.Name, what);

    private static ImmutableDictionary<string, string?> Properties(Issue issue, IssueLocation location)
    {
        ImmutableDictionary<string, string?> properties = ImmutableDictionary<string, string?>.Empty;
        if (issue.Argument.Length > 0)
        {
            properties = properties.Add(ArgumentProperty, issue.Argument);
        }

        // A suggestion of more than one argument starts with that of its own place.
        if (issue.Suggestion.Length == 0 || location.IsMoved || location.Attribute is not { } attribute || ArgumentForm.Of(attribute, issue.Argument, issue.Suggestion) is not { } form)
        {
            return properties;
        }

        properties = properties.Add(SuggestionProperty, issue.Suggestion);
        return form < 0 ? properties : properties.Add(ParameterProperty, form.ToString(System.Globalization.CultureInfo.InvariantCulture));
    }
}
