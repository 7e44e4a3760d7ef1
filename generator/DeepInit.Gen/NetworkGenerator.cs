using DeepInit.Gen.Diagnostics;
using DeepInit.Gen.Emission;
using DeepInit.Gen.Parsing;
using DeepInit.Gen.Planning;
using DeepInit.Gen.Shapes;
using DeepInit.Gen.Specs;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace DeepInit.Gen;

/// <summary>Attributes in, network code out. Reports nothing: the analyzer runs the same stages and does.</summary>
[Generator(LanguageNames.CSharp)]
public sealed class NetworkGenerator : IIncrementalGenerator
{
    /// <summary>Names of the pipeline's steps, for tests of its caching.</summary>
    internal static class Steps
    {
        public const string Specs = nameof(Specs);
        public const string Plans = nameof(Plans);
    }

    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        IncrementalValuesProvider<NetworkSpec> specs = context.SyntaxProvider
            .ForAttributeWithMetadataName(
                KnownNames.Network,
                static (node, _) => node is ClassDeclarationSyntax or RecordDeclarationSyntax,
                static (ctx, token) => NetworkParser.IsFirst(ctx.TargetNode, (INamedTypeSymbol)ctx.TargetSymbol, token)
                    ? NetworkParser.Parse((INamedTypeSymbol)ctx.TargetSymbol, ctx.SemanticModel.Compilation, token).Spec // symbols end here
                    : null)
            .WithTrackingName(Steps.Specs)
            .Where(static spec => spec is not null)!;

        IncrementalValuesProvider<PlanResult> plans = specs
            .Select(Plan)
            .WithTrackingName(Steps.Plans);

        context.RegisterSourceOutput(plans, static (ctx, result) =>
        {
            foreach (GeneratedFile file in Files(result, ctx.CancellationToken))
            {
                ctx.AddSource(file.HintName, file.Text);
            }
        });
    }

    private static PlanResult Plan(NetworkSpec spec, CancellationToken token) => spec.Taken.Count == 0 && ShapeInference.Run(spec, token) is { Network: { } network }
        ? InternalError.Guard("planning it", spec.Type.Name, () => new PlanResult(spec, Planner.Plan(network, token)), what => new PlanResult(spec, null, what))
        : new PlanResult(spec, null);

    private static IReadOnlyList<GeneratedFile> Files(PlanResult result, CancellationToken token) => result switch
    {
        { Plan: { } plan } => InternalError.Guard("writing its code", result.Spec.Type.Name, () => NetworkEmitter.Emit(plan, token), what => Stub(result.Spec, what)),
        _ => Stub(result.Spec, result.Failure),
    };

    private static IReadOnlyList<GeneratedFile> Stub(NetworkSpec spec, string? failure) => spec.Type.TakesParts
        ? InternalError.Guard<IReadOnlyList<GeneratedFile>>("writing its stub", spec.Type.Name, () => [StubEmitter.Emit(spec, failure)], what => [StubEmitter.Nothing(spec, what)])
        : [];
}

/// <summary>A plan, or null for a network with errors, of which a stub is emitted.</summary>
/// <param name="Failure">What went wrong while planning, where that was our fault.</param>
internal sealed record PlanResult(NetworkSpec Spec, NetworkPlan? Plan, string? Failure = null);
