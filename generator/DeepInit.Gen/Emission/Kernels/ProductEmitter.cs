using DeepInit.Gen.Emission.Tiles;
using DeepInit.Gen.Planning;
using DeepInit.Gen.Planning.Ops;
using DeepInit.Gen.Shapes;
using DeepInit.Gen.Text;
using static DeepInit.Gen.Emission.EmissionContext;

namespace DeepInit.Gen.Emission;

/// <summary>Matrix products on register tiles, by constants of their sizes: layers of the same sizes share a method, which is told where the parameters lie.</summary>
internal sealed class ProductEmitter : KernelEmitter<ProductOp>
{
    protected override void WriteCall(SourceWriter writer, EmissionContext context, PassPlan pass, ProductOp op) =>
        writer.Write($"{op.Method}({Ref(pass, op.Source)}, ref parameters, {context.Plan.ParameterAt(op.Weight).Offset + (op.FirstPanel * Panel.Width * op.Inner)}{(op.Bias is { } bias ? $", {context.Plan.ParameterAt(bias).Offset + (op.FirstPanel * Panel.Width)}" : "")}, {Ref(pass, op.Destination)}, {RowsOf(pass, op, op.Positions)}{(op.Outer <= Panel.Half ? "" : ", first, end")});");

    protected override KernelName FormOf(EmissionContext context, ProductOp op) => op.Name!.SharedBy("Dense") with { Inputs = op.Inner, Outputs = op.Outer };

    protected override bool TakesRange(ProductOp op) => op.Outer > Panel.Half;

    protected override void WriteMethod(SourceWriter writer, EmissionContext context, ProductOp op)
    {
        writer.Write($"/// <summary>{SurfaceEmitter.Xml(op.Summary)}.</summary>");
        string range = op.Outer <= Panel.Half ? "" : ", int first, int end";
        writer.Write(TileEmitter.Inline);
        writer.Write($"private static void {op.Method}(ref $T x, ref $T parameters, int weights{(op.Bias is null ? "" : ", int bias")}, ref $T y, int rows{range}) =>").Indent();

        // Sums start from the bias, or from the zeros at the head of the parameters.
        (string start, int step) = op.Bias is null ? ("ref parameters", 0) : ("ref DiUnsafe.Add(ref parameters, bias)", Panel.Width);
        TileForm[] types = [new EpilogueForm(op.Epilogue), new OperandLayoutForm(op.ReadsRows ? op.Inner : 0)];
        writer.Write(op.Outer <= Panel.Half
            ? $"{context.Tile(NarrowProductForm.For(context.Unroll), types)}(ref x, ref DiUnsafe.Add(ref parameters, weights), {start}, ref y, rows, inner: {op.Inner});"
            : $"{context.Tile(new ProductForm(context.Unroll), types)}(ref x, ref DiUnsafe.Add(ref parameters, weights), {start}, startPanel: {step}, ref y, rows, inner: {op.Inner}, first, end);");
        writer.Outdent();
    }
}
