using DeepInit.Gen.Planning;
using DeepInit.Gen.Planning.Ops;
using DeepInit.Gen.Text;

namespace DeepInit.Gen.Emission;

/// <summary>The emitter of every type of op.</summary>
internal static class KernelEmitterCatalog
{
    public static IReadOnlyList<KernelEmitter> All { get; } =
    [
        new ProductEmitter(),
        new InputGradientEmitter(),
        new ConvolutionEmitter(),
        new WeightGradientEmitter(),
        new ConvolutionGradientEmitter(),
        new FeatureGradientEmitter(),
        new SharedGradientEmitter(),
        new ElementwiseEmitter(),
        new RowwiseEmitter(),
        new FeatureCopyEmitter(),
        new DropoutMaskEmitter(),
        new NoiseEmitter(),
        new LossEmitter(),
        new LayerKernelEmitter(),
    ];

    private static readonly Dictionary<Type, int> Places = All.Select((emitter, i) => (emitter.Op, i)).ToDictionary(pair => pair.Op, pair => pair.i);

    /// <summary>The emitter of an op.</summary>
    public static KernelEmitter Of(KernelOp op) => All[PlaceOf(op)];

    /// <summary>The place of its emitter in the catalogue.</summary>
    public static int PlaceOf(KernelOp op) => Places.TryGetValue(op.GetType(), out int place)
        ? place
        : throw new InvalidOperationException($"No emitter for {op.GetType().Name}: it needs a line in {nameof(KernelEmitterCatalog)}.");

    public static void WriteCall(SourceWriter writer, EmissionContext context, PassPlan pass, KernelOp op) => Of(op).WriteCall(writer, context, pass, op);

    public static void WriteMethod(SourceWriter writer, EmissionContext context, KernelOp op) => Of(op).WriteMethod(writer, context, op);

    public static KernelName? FormOf(EmissionContext context, KernelOp op) => Of(op).FormOf(context, op);
}
