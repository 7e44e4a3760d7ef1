using System.Collections.Immutable;
using DeepInit.Gen.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace DeepInit.Gen.Diagnostics;

/// <summary>
/// Takes back CS3016, "arrays as attribute arguments are not CLS-compliant", at attributes of this package: <c>[Input(30)]</c> is one, and no other language
/// reads it. A library that is CLS-compliant, and makes errors of warnings, can then hold networks.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ArrayArgumentSuppressor : DiagnosticSuppressor
{
    private static readonly SuppressionDescriptor Arrays = new("DIGS001", "CS3016", "Attributes of DeepInit are read by its generator alone, whatever language uses the class.");

    /// <inheritdoc/>
    public override ImmutableArray<SuppressionDescriptor> SupportedSuppressions { get; } = ImmutableArray.Create(Arrays);

    /// <inheritdoc/>
    public override void ReportSuppressions(SuppressionAnalysisContext context)
    {
        foreach (Diagnostic diagnostic in context.ReportedDiagnostics)
        {
            if (diagnostic.Location.SourceTree is { } tree
                && tree.GetRoot(context.CancellationToken).FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true).FirstAncestorOrSelf<AttributeSyntax>() is { } attribute
                && context.GetSemanticModel(tree).GetTypeInfo(attribute, context.CancellationToken).Type is INamedTypeSymbol type
                && NetworkParser.MetadataName(type).StartsWith(KnownNames.Namespace + ".", StringComparison.Ordinal))
            {
                context.ReportSuppression(Suppression.Create(Arrays, diagnostic));
            }
        }
    }
}
