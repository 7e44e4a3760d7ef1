using DeepInit.Gen.Kernels;
using DeepInit.Gen.Planning;
using DeepInit.Gen.Planning.Ops;
using DeepInit.Gen.Shapes;
using DeepInit.Gen.Text;
using static DeepInit.Gen.Emission.EmissionContext;

namespace DeepInit.Gen.Emission;

/// <summary>The gradient of one parameter per feature: a sum over the rows, stored or used to update at once.</summary>
internal sealed class FeatureGradientEmitter : KernelEmitter<FeatureGradientOp>
{
    protected override bool TakesRange(FeatureGradientOp op) => true;

    protected override KernelName FormOf(EmissionContext context, FeatureGradientOp op) => op.Name!.SharedByKind();

    protected override void WriteCall(SourceWriter writer, EmissionContext context, PassPlan pass, FeatureGradientOp op)
    {
        string update = GradientOutlet.Arguments(new GradientOutlet(context, op.Parameter));
        writer.Write($"_engine.{op.Method}({string.Join(", ", op.Operands.Select(o => Ref(pass, o.Buffer)))}, {RowsOf(pass, op, op.Shape.Positions)}, {context.Plan.Parameters[op.Parameter.Parameter].Offset}, {op.Shape.Features}{update}, first, end);");
    }

    protected override void WriteMethod(SourceWriter writer, EmissionContext context, FeatureGradientOp op)
    {
        var outlet = new GradientOutlet(context, op.Parameter);
        writer.Write($"/// <summary>{SurfaceEmitter.Xml(op.Summary)}.</summary>");
        writer.Open($"private void {op.Method}({string.Join(", ", op.Operands.Select(o => $"ref $T {o.Name}At"))}, int rows, int offset, int features{GradientOutlet.Parameters(outlet)}, int first, int end)");
        writer.Open("for (int panel = first; panel < end; panel++)");
        writer.Write($"int at = offset + (panel * {Panel.Width});");
        writer.Write($"ref $T g = {outlet.Place("at")};");
        writer.Open($"for (int c = 0; c < {Panel.Width}; c += DiV.Count)");
        RenderedFormula term = VectorRenderer.Render(op.Term, context.Precision);
        BlockedSum.Write(
            writer,
            "rows",
            [$"int i = (((panel * rows) + r) * {Panel.Width}) + c;", .. op.Operands.Select(operand => $"DiV {operand.Name} = DiSimd.Load(ref {operand.Name}At, i);"), .. term.Statements],
            ("sum", term.Result));
        writer.Write($"DiSimd.Store(DiLanes.Keep(sum, features - (panel * {Panel.Width}) - c), ref g, c);").Close();
        if (outlet.IsFused)
        {
            writer.Line();
        }

        outlet.Write(writer, "at", "g", "1", Panel.Width);
        writer.Close().Close();
    }
}
