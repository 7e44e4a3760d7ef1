using DeepInit.Gen.Activations;
using DeepInit.Gen.Planning;

namespace DeepInit.Gen.Emission;

/// <summary>An activation over the features of a row.</summary>
internal static class RowwiseEmitter
{
    public static void WriteMethod(SourceWriter writer, EmissionContext context, RowwiseOp op)
    {
        var kind = (RowwiseActivation)ActivationCatalog.Of(op.Function);
        var shape = new RowShape(op.Shape.Features, context.Precision);
        writer.Write($"/// <summary>{SurfaceEmitter.Xml(op.Comment)}.</summary>");
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
