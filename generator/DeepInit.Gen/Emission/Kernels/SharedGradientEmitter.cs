using DeepInit.Gen.Planning;
using DeepInit.Gen.Planning.Ops;
using DeepInit.Gen.Text;
using static DeepInit.Gen.Emission.EmissionContext;

namespace DeepInit.Gen.Emission;

/// <summary>Gradients of shared parameters, kept and added by the runtime.</summary>
internal sealed class SharedGradientEmitter : KernelEmitter<SharedGradientOp>
{
    protected override void WriteCall(SourceWriter writer, EmissionContext context, PassPlan pass, SharedGradientOp op)
    {
        string stored = At("_engine._store.Gradients", context.Plan.Parameters[op.Parameter].Offset), kept = Ref(pass, op.Kept);
        writer.Write(op.Adds
            ? $"global::DeepInit.Runtime.PanelFeatures.Add({kept}, 0, {stored}, 0, 16, {op.Length / 16});"
            : $"global::DeepInit.Runtime.PanelFeatures.Copy({stored}, 0, {kept}, 0, 16, 16, {op.Length / 16});");
    }

    protected override bool TakesRange(SharedGradientOp op) => false;

    protected override void WriteMethod(SourceWriter writer, EmissionContext context, SharedGradientOp op)
    {
    }
}
