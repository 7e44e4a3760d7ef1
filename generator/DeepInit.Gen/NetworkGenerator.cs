using System.Collections.Immutable;
using DeepInit.Gen.Diagnostics;
using DeepInit.Gen.Emission;
using DeepInit.Gen.Emission.Tiles;
using DeepInit.Gen.Parsing;
using DeepInit.Gen.Planning;
using DeepInit.Gen.Shapes;
using DeepInit.Gen.Specs;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

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
        public const string Files = nameof(Files);
        public const string SingleTiles = nameof(SingleTiles);
        public const string DoubleTiles = nameof(DoubleTiles);
    }

    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        IncrementalValuesProvider<NetworkSpec> specs = context.SyntaxProvider
            .ForAttributeWithMetadataName(
                KnownNames.Network,
                // a struct is refused by the compiler, which says so at each attribute
                static (node, _) => (node.IsKind(SyntaxKind.ClassDeclaration) || node.IsKind(SyntaxKind.RecordDeclaration)) && NetworkParser.IsNamed(node),
                static (ctx, token) => NetworkParser.IsFirst(ctx.TargetNode, (INamedTypeSymbol)ctx.TargetSymbol, token)
                    ? NetworkParser.Parse((INamedTypeSymbol)ctx.TargetSymbol, ctx.SemanticModel.Compilation, token).Spec // symbols end here
                    : null)
            .WithTrackingName(Steps.Specs)
            .Where(static spec => spec is not null)!;

        IncrementalValuesProvider<NetworkFiles> networks = specs
            .Select(Plan)
            .WithTrackingName(Steps.Plans)
            .Select(Emit)
            .WithTrackingName(Steps.Files);

        context.RegisterSourceOutput(networks, static (ctx, network) =>
        {
            foreach (GeneratedFile file in network.Files)
            {
                ctx.AddSource(file.HintName, file.Text);
            }
        });

        // The tiles of all networks together: written again only when a network comes to need one that none had, or the last one no longer does.
        IncrementalValueProvider<ImmutableArray<TileSet>> tiles = networks
            .Select(static (network, _) => network.Tiles)
            .Where(static set => set is not null)
            .Select(static (set, _) => set!)
            .Collect();
        foreach ((Precision precision, string step) in new[] { (Precision.Single, Steps.SingleTiles), (Precision.Double, Steps.DoubleTiles) })
        {
            context.RegisterSourceOutput(tiles.Select((sets, _) => TileSet.Union(sets, precision)).WithTrackingName(step), static (ctx, set) =>
            {
                if (set is not null)
                {
                    GeneratedFile file = InternalError.Guard("writing tiles", TileFileEmitter.MetadataNameOf(set.Assembly, set.Precision), () => TileFileEmitter.Emit(set, ctx.CancellationToken), what => TileFileEmitter.Failed(set, what));
                    ctx.AddSource(file.HintName, file.Text);
                }
            });
        }
    }

    private static PlanResult Plan(NetworkSpec spec, CancellationToken token) => spec.Taken.Count == 0 && !spec.HasUnknownAttribute && ShapeInference.Run(spec, token) is { Network: { } network }
        ? InternalError.Guard("planning it", spec.Type.Name, () => new PlanResult(spec, Planner.Plan(network, token)), what => new PlanResult(spec, null, what))
        : new PlanResult(spec, null);

    private static NetworkFiles Emit(PlanResult result, CancellationToken token) => result switch
    {
        { Plan: { } plan } => InternalError.Guard("writing its code", result.Spec.Type.Name, () => NetworkEmitter.Emit(plan, token), what => Stub(result.Spec, what)),
        _ => Stub(result.Spec, result.Failure),
    };

    private static NetworkFiles Stub(NetworkSpec spec, string? failure) => new(
        spec.Type.TakesParts
            ? new([InternalError.Guard("writing its stub", spec.Type.Name, () => StubEmitter.Emit(spec, failure), what => StubEmitter.Nothing(spec, what))])
            : default,
        Tiles: null);
}

/// <summary>A plan, or null for a network with errors, of which a stub is emitted.</summary>
/// <param name="Failure">What went wrong while planning, where that was our fault.</param>
internal sealed record PlanResult(NetworkSpec Spec, NetworkPlan? Plan, string? Failure = null);
