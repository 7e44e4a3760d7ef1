using DeepInit.Gen.Kernels;
using DeepInit.Gen.Planning;
using DeepInit.Gen.Planning.Ops;
using DeepInit.Gen.Shapes;
using DeepInit.Gen.Text;
using static DeepInit.Gen.Emission.EmissionContext;

namespace DeepInit.Gen.Emission;

/// <summary>A method that applies a formula to buffers of one shape, vector by vector.</summary>
internal sealed class ElementwiseEmitter : KernelEmitter<ElementwiseOp>
{
    protected override bool TakesRange(ElementwiseOp op) => true;

    protected override KernelName FormOf(EmissionContext context, ElementwiseOp op) => op.Name!.SharedBy("Elementwise");

    protected override void WriteCall(SourceWriter writer, EmissionContext context, PassPlan pass, ElementwiseOp op) =>
        writer.Write($"{op.Method}({string.Join(", ", op.Operands.Select(o => Ref(pass, o.Buffer)))}, {pass.CountOf(op).Name}, first, end);");

    protected override void WriteMethod(SourceWriter writer, EmissionContext context, ElementwiseOp op)
    {
        writer.Write($"/// <summary>{SurfaceEmitter.Xml(op.Summary)}.</summary>");
        writer.Write(Tiles.TileEmitter.Optimize);
        writer.Open($"private static void {op.Method}({string.Join(", ", op.Operands.Select(o => $"ref $T {o.Name}At"))}, int rows, int first, int end)");
        writer.Open($"for (int i = first * rows * {Panel.Width}; i < end * rows * {Panel.Width}; i += DiV.Count)");
        foreach (Operand operand in op.Operands.Where(o => o.Access != Access.Write))
        {
            writer.Write($"DiV {operand.Name} = DiSimd.Load(ref {operand.Name}At, i);");
        }

        RenderedFormula code = VectorRenderer.Render(op.Result.Result, context.Precision);
        code.WriteStatements(writer);
        writer.Write($"DiSimd.Store({code.Result}, ref {op.Result.Target}At, i);");
        writer.Close().Close();
    }
}
