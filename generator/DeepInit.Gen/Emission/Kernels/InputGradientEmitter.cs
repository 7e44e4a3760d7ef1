using DeepInit.Gen.Emission.Tiles;
using DeepInit.Gen.Planning;
using DeepInit.Gen.Planning.Ops;
using DeepInit.Gen.Shapes;
using DeepInit.Gen.Text;
using static DeepInit.Gen.Emission.EmissionContext;

namespace DeepInit.Gen.Emission;

/// <summary>Gradients of inputs, on the tiles of products over one transposed panel of weights at a time. Layers of the same sizes share a method.</summary>
internal sealed class InputGradientEmitter : KernelEmitter<InputGradientOp>
{
    protected override void WriteCall(SourceWriter writer, EmissionContext context, PassPlan pass, InputGradientOp op)
    {
        string saved = op.Saved is { } buffer ? ", " + Ref(pass, buffer) : "";
        writer.Write($"{op.Method}({Ref(pass, op.Source)}, ref parameters, {context.Plan.ParameterAt(op.Weight).Offset + (op.FirstPanel * Panel.Width * op.Inputs)}, ref transposed, {Ref(pass, op.Destination)}{saved}, {RowsOf(pass, op, op.Positions)}, first, end);");
    }

    protected override KernelName FormOf(EmissionContext context, InputGradientOp op) => op.Name!.SharedBy("Dense") with { Inputs = op.Inputs, Outputs = op.Outputs };

    protected override bool TakesRange(InputGradientOp op) => true;

    protected override void WriteMethod(SourceWriter writer, EmissionContext context, InputGradientOp op)
    {
        string saved = op.Saved is null ? "" : ", ref $T saved";
        string savedArgument = op.Saved is null ? "ref dx" : "ref saved";
        writer.Write($"/// <summary>{SurfaceEmitter.Xml(op.Summary)}.</summary>");
        writer.Write(TileEmitter.Inline);
        writer.Write($"private static void {op.Method}(ref $T dz, ref $T parameters, int weights, ref $T transposed, ref $T dx{saved}, int rows, int first, int end) =>").Indent();
        writer.Write($"{context.Tile(new InputGradientForm(context.Unroll), new EpilogueForm(op.Epilogue))}(ref dz, ref DiUnsafe.Add(ref parameters, weights), ref parameters, ref transposed, ref dx, {savedArgument}, rows, outputs: {op.Outputs}, inputs: {op.Inputs}, first, end);");
        writer.Outdent();
    }
}
