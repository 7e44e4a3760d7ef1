using DeepInit.Gen.Activations;
using DeepInit.Gen.Kernels;
using DeepInit.Gen.Planning;
using DeepInit.Gen.Planning.Ops;
using DeepInit.Gen.Text;

namespace DeepInit.Gen.Emission;

/// <summary>An activation over the features of a row.</summary>
internal sealed class RowwiseEmitter : KernelEmitter<RowwiseOp>
{
    protected override bool TakesRange(RowwiseOp op) => false;

    protected override void WriteCall(SourceWriter writer, EmissionContext context, PassPlan pass, RowwiseOp op) =>
        writer.Write($"{op.Method}({EmissionContext.Ref(pass, op.Source)}, {EmissionContext.Ref(pass, op.Destination)}, {EmissionContext.Rows(op.Shape.Positions)});");

    protected override void WriteMethod(SourceWriter writer, EmissionContext context, RowwiseOp op)
    {
        var kind = (RowwiseActivation)ActivationCatalog.Of(op.Function);
        var shape = new RowShape(op.Shape.Features, context.Precision);
        writer.Write($"/// <summary>{SurfaceEmitter.Xml(op.Summary)}.</summary>");
        writer.Write(Tiles.TileEmitter.Optimize);
        writer.Open($"private static void {op.Method}({(op.Backward ? "ref $T y, ref $T dy" : "ref $T z, ref $T y")}, int rows)");
        if (op.Backward)
        {
            kind.WriteBackward(writer, shape);
        }
        else
        {
            kind.WriteForward(writer, shape);
        }

        writer.Close();
    }
}
