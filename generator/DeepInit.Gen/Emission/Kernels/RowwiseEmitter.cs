using DeepInit.Gen.Kernels;
using DeepInit.Gen.Planning;
using DeepInit.Gen.Planning.Ops;
using DeepInit.Gen.Text;

namespace DeepInit.Gen.Emission;

/// <summary>A method that applies a formula which needs all features of a row at once, such as a softmax, to one row after another.</summary>
internal sealed class RowwiseEmitter : KernelEmitter<RowwiseOp>
{
    protected override bool TakesRange(RowwiseOp op) => false;

    protected override void WriteCall(SourceWriter writer, EmissionContext context, PassPlan pass, RowwiseOp op) =>
        writer.Write($"{op.Method}({string.Join(", ", op.Operands.Select(o => EmissionContext.Ref(pass, o.Buffer)))}, {EmissionContext.RowsOf(pass, op, op.Shape.Positions)});");

    protected override void WriteMethod(SourceWriter writer, EmissionContext context, RowwiseOp op)
    {
        writer.Write($"/// <summary>{SurfaceEmitter.Xml(op.Summary)}.</summary>");
        writer.Write(Tiles.TileEmitter.Optimize);
        writer.Open($"private static void {op.Method}({string.Join(", ", op.Operands.Select(o => $"ref $T {o.Name}At"))}, int rows)");
        writer.Open("for (int r = 0; r < rows; r++)");
        new RowRenderer(writer, new(op.Shape.Features, context.Precision), [], new Dictionary<string, string>()).Write(new(op.Result.Result), op.Result.Target);
        writer.Close().Close();
    }
}
