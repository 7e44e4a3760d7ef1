using DeepInit.Gen.Planning;
using static DeepInit.Gen.Emission.EmissionContext;

namespace DeepInit.Gen.Emission;

/// <summary>A matrix product on register tiles, by constants of the layer.</summary>
internal static class ProductEmitter
{
    public static string Call(PassPlan pass, ProductOp op) =>
        $"{op.Method}({Ref(pass, op.Source)}, ref {(op.Weight.IsScratch ? "transposed" : "parameters")}{(op.Weight.IsScratch && !op.Accumulate ? ", ref parameters" : "")}, {Ref(pass, op.Destination)}, {Rows(op.Positions)});";

    public static void WriteMethod(SourceWriter writer, EmissionContext context, ProductOp op)
    {
        int panels = (op.Outer + 15) / 16;
        writer.Write($"/// <summary>{SurfaceEmitter.Xml(op.Comment)}.</summary>");
        string zeros = op.Weight.IsScratch && !op.Accumulate ? ", ref $T zeros" : "";
        writer.Write($"private static void {op.Method}(ref $T x, ref $T weights{zeros}, ref $T y, int rows) =>").Indent();
        string weights = op.Weight.IsScratch ? At("weights", op.Weight.Index) : At("weights", context.Plan.Parameters[op.Weight.Index].Offset);

        // What the sums start from: y itself, the bias of each panel for all rows, or the zeros at the head of the parameters.
        (string start, int rowStep, string panelStep) = op.Accumulate ? ("ref y", 16, "rows * 16")
            : op.Bias is { } bias ? (At("weights", context.Plan.Parameters[bias].Offset), 0, "16")
            : (op.Weight.IsScratch ? "ref zeros" : "ref weights", 0, "0");
        writer.Write($"Product<{context.Epilogues[op.Epilogue]}>(ref x, {weights}, {start}, startRow: {rowStep}, startPanel: {panelStep}, ref y, rows, inner: {op.Inner}, panels: {panels});");
        writer.Outdent();
    }
}
