using DeepInit.Gen.Planning;
using static DeepInit.Gen.Emission.EmissionContext;

namespace DeepInit.Gen.Emission;

/// <summary>Matrix products on register tiles, forward and to the input, by constants of the layer.</summary>
internal static class ProductEmitter
{
    public static string Call(PassPlan pass, ProductOp op) =>
        $"{op.Method}({Ref(pass, op.Source)}, ref parameters, {Ref(pass, op.Destination)}, {Rows(op.Positions)}{(op.Outer <= 8 ? "" : ", first, end")});";

    public static string Call(PassPlan pass, InputGradientOp op)
    {
        string saved = op.Saved is { } buffer ? ", " + Ref(pass, buffer) : "";
        return $"{op.Method}({Ref(pass, op.Source)}, ref parameters, ref transposed, {Ref(pass, op.Destination)}{saved}, {Rows(op.Positions)}, first, end);";
    }

    public static void WriteMethod(SourceWriter writer, EmissionContext context, ProductOp op)
    {
        writer.Write($"/// <summary>{SurfaceEmitter.Xml(op.Comment)}.</summary>");
        string range = op.Outer <= 8 ? "" : ", int first, int end";
        writer.Write($"private static void {op.Method}(ref $T x, ref $T parameters, ref $T y, int rows{range}) =>").Indent();

        // Sums start from the bias, or from the zeros at the head of the parameters.
        (string start, int step) = op.Bias is { } bias ? (At("parameters", context.Plan.ParameterAt(bias).Offset), 16) : ("ref parameters", 0);
        string weights = At("parameters", context.Plan.ParameterAt(op.Weight).Offset);
        string form = $"{context.Epilogues[op.Epilogue]}, {Tiles.RowsEmitter.NameOf(op.ReadsRows ? op.Inner : 0)}";
        writer.Write(op.Outer <= 8
            ? $"NarrowProduct<{form}>(ref x, {weights}, {start}, ref y, rows, inner: {op.Inner});"
            : $"Product<{form}>(ref x, {weights}, {start}, startPanel: {step}, ref y, rows, inner: {op.Inner}, first, end);");
        writer.Outdent();
    }

    public static void WriteMethod(SourceWriter writer, EmissionContext context, InputGradientOp op)
    {
        string saved = op.Saved is null ? "" : ", ref $T saved";
        string savedArgument = op.Saved is null ? "ref dx" : "ref saved";
        writer.Write($"/// <summary>{SurfaceEmitter.Xml(op.Comment)}.</summary>");
        writer.Write($"private static void {op.Method}(ref $T dz, ref $T parameters, ref $T transposed, ref $T dx{saved}, int rows, int first, int end) =>").Indent();
        string weights = At("parameters", context.Plan.ParameterAt(op.Weight).Offset);
        writer.Write($"InputGradient<{context.Epilogues[op.Epilogue]}>(ref dz, {weights}, ref parameters, ref transposed, ref dx, {savedArgument}, rows, outputs: {op.Outputs}, inputs: {op.Inputs}, first, end);");
        writer.Outdent();
    }
}
