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
                static (ctx, token) => NetworkParser.Parse((INamedTypeSymbol)ctx.TargetSymbol, ctx.SemanticModel.Compilation, token).Spec) // symbols end here
            .WithTrackingName(Steps.Specs);

        IncrementalValuesProvider<PlanResult> plans = specs
            .Select(static (spec, token) => ShapeInference.Run(spec, token) is { Network: { } network }
                ? new PlanResult(spec, Planner.Plan(network, token))
                : new PlanResult(spec, null))
            .WithTrackingName(Steps.Plans);

        context.RegisterSourceOutput(plans, static (ctx, result) =>
        {
            IReadOnlyList<GeneratedFile> files = result.Plan is { } plan
                ? NetworkEmitter.Emit(plan, ctx.CancellationToken)
                : result.Spec.Type.Keyword == "static class" ? [] : [StubEmitter.Emit(result.Spec)]; // nothing can be called on an instance of a static class
            foreach (GeneratedFile file in files)
            {
                ctx.AddSource(file.HintName, file.Text);
            }
        });
    }
}

/// <summary>A plan, or null for a network with errors, of which a stub is emitted.</summary>
internal sealed record PlanResult(NetworkSpec Spec, NetworkPlan? Plan);
