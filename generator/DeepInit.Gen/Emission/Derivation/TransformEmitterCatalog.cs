using DeepInit.Gen.Planning;

namespace DeepInit.Gen.Emission;

/// <summary>The emitter of every type of transform.</summary>
internal static class TransformEmitterCatalog
{
    public static IReadOnlyList<TransformEmitter> All { get; } = [new FoldedNormalizationEmitter(), new PatchFiltersEmitter(), new TransposedTableEmitter(), new SummedTableEmitter()];

    public static TransformEmitter Of(DerivedTransform transform) => All.FirstOrDefault(emitter => emitter.Transform == transform.GetType())
        ?? throw new InvalidOperationException($"No emitter for {transform.GetType().Name}: it needs a line in {nameof(TransformEmitterCatalog)}.");
}
