using DeepInit.Gen.Planning;
using DeepInit.Gen.Planning.Ops;
using DeepInit.Gen.Text;
using static DeepInit.Gen.Emission.EmissionContext;

namespace DeepInit.Gen.Emission;

/// <summary>Calls of the runtime that copy or add features of one value to those of another: no method of the layer's own.</summary>
internal sealed class FeatureCopyEmitter : KernelEmitter<FeatureCopyOp>
{
    protected override void WriteCall(SourceWriter writer, EmissionContext context, PassPlan pass, FeatureCopyOp op) => writer.Write(op.Accumulate
        ? $"global::DeepInit.Runtime.PanelFeatures.Add({Ref(pass, op.Source)}, {op.SourceOffset}, {Ref(pass, op.Destination)}, {op.DestinationOffset}, {op.Count}, {RowsOf(pass, op, op.SourceShape.Positions)});"
        : $"global::DeepInit.Runtime.PanelFeatures.Copy({Ref(pass, op.Source)}, {op.SourceOffset}, {Ref(pass, op.Destination)}, {op.DestinationOffset}, {op.DestinationShape.Features}, {op.Count}, {RowsOf(pass, op, op.SourceShape.Positions)});");

    protected override bool TakesRange(FeatureCopyOp op) => false;

    protected override void WriteMethod(SourceWriter writer, EmissionContext context, FeatureCopyOp op)
    {
    }
}
