using DeepInit.Gen.Emission;
using DeepInit.Gen.Optimizers;
using DeepInit.Gen.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace DeepInit.Gen.Diagnostics;

/// <summary>DIG019: training members of a network that declares no loss or no optimiser, and so has none of them.</summary>
internal static class TrainingUse
{
    public static void Analyze(SyntaxNodeAnalysisContext context)
    {
        var access = (MemberAccessExpressionSyntax)context.Node;
        string name = access.Name.Identifier.ValueText;
        if (!SurfaceMembers.Needs.TryGetValue(name, out MemberNeed need)
            || context.SemanticModel.GetSymbolInfo(access, context.CancellationToken) is not { Symbol: null, CandidateSymbols.IsEmpty: true }
            || context.SemanticModel.GetTypeInfo(access.Expression, context.CancellationToken).Type is not { } type
            || !NetworkAnalyzer.IsNetwork(type))
        {
            return;
        }

        // What is not yet an attribute may become the one that is missing.
        if (type is INamedTypeSymbol network && MistypedAttribute.IsOn(network))
        {
            return;
        }

        string[] attributes = [.. type.GetAttributes().Select(a => a.AttributeClass is { } c ? NetworkParser.MetadataName(c) : "")];
        string? missing = !attributes.Contains(KnownNames.Loss)
            ? "no [Loss]"
            : need == MemberNeed.Optimizer && !attributes.Any(a => OptimizerCatalog.Find(a) is not null) ? "a loss, but no optimiser such as [AdamW]" : null;
        if (missing is not null)
        {
            context.ReportDiagnostic(Diagnostic.Create(Rules.TrainingWithoutLoss, access.Name.GetLocation(), type.Name, name, type.Name, missing));
        }
    }
}
