using DeepInit.Gen.Emission.Tiles;
using DeepInit.Gen.Planning;
using DeepInit.Gen.Planning.Ops;
using DeepInit.Gen.Shapes;
using DeepInit.Gen.Text;
using static DeepInit.Gen.Emission.EmissionContext;

namespace DeepInit.Gen.Emission;

/// <summary>The gradient of a weight matrix and its bias, in blocks of 16 inputs × 16 outputs; each block is stored, or moves its parameters at once. Layers of the same sizes share a method.</summary>
internal sealed class WeightGradientEmitter : KernelEmitter<WeightGradientOp>
{
    protected override bool TakesRange(WeightGradientOp op) => true;

    protected override KernelName FormOf(EmissionContext context, WeightGradientOp op) => op.Name!.SharedBy("Dense") with { Inputs = op.Inputs, Outputs = op.Outputs };

    protected override void WriteCall(SourceWriter writer, EmissionContext context, PassPlan pass, WeightGradientOp op) => writer.Write(
        $"_engine.{op.Method}({Ref(pass, op.Source)}, {Ref(pass, op.Gradient)}{Offset(context, op.Weight)}{Offset(context, op.Bias)}, {Rows(op.Positions)}{GradientOutlet.Arguments(OutletOf(context, op.Weight), OutletOf(context, op.Bias))}, first, end);");

    protected override void WriteMethod(SourceWriter writer, EmissionContext context, WeightGradientOp op)
    {
        int full = op.Inputs / Panel.Width;
        int rest = op.Inputs % Panel.Width;
        GradientOutlet? weightOutlet = OutletOf(context, op.Weight);
        GradientOutlet? biasOutlet = OutletOf(context, op.Bias);
        bool narrow = op.Outputs <= Panel.Half;
        writer.Write($"/// <summary>{SurfaceEmitter.Xml(op.Summary)}.</summary>");
        writer.Open($"private void {op.Method}(ref $T x, ref $T dz{(op.Weight is null ? "" : ", int weights")}{(op.Bias is null ? "" : ", int bias")}, int rows{GradientOutlet.Parameters(weightOutlet, biasOutlet)}, int first, int end)");
        if (weightOutlet is { IsFused: true } || biasOutlet is { IsFused: true })
        {
            writer.Write("// With update a block lives only in scratch memory; without, it goes to its place among the gradients.");
        }

        if (context.FetchesAhead && op.Weight is not null)
        {
            writer.Write("ref $T p = ref _store.Values;");
            for (int i = 0; i < context.States.Count; i++)
            {
                writer.Write($"ref $T {context.States[i].Symbol} = ref _store.State({i});");
            }
        }

        writer.Open("for (int panel = first; panel < end; panel++)");
        writer.Write("ref $T dzPanel = ref DiUnsafe.Add(ref dz, panel * rows * 16);");
        if (op.Weight is not null)
        {
            writer.Write($"int at = weights + (panel * {op.Inputs * 16});");
            if (full > 0)
            {
                writer.Open(full == 1 ? "" : $"for (int i = 0; i < {full * 16}; i += 16, at += 256)");
                Block(writer, context, op, weightOutlet!, 16, full == 1 ? "0" : op.ReadsRows ? "i" : "i * rows", narrow);
                writer.Close();
            }

            if (rest > 0)
            {
                if (full == 1)
                {
                    writer.Line().Write("at += 256;");
                }

                writer.Line().Write($"// the last {rest} input{(rest == 1 ? "" : "s")}");
                writer.Open("");
                Block(writer, context, op, weightOutlet!, rest, full == 0 ? "0" : op.ReadsRows ? $"{full * 16}" : $"{full * 16} * rows", narrow);
                writer.Close();
            }
        }

        if (op.Bias is not null)
        {
            if (op.Weight is not null)
            {
                writer.Line();
            }

            writer.Write($"int biasAt = bias + (panel * 16);");
            writer.Write($"ref $T db = {biasOutlet!.Place("biasAt")};");
            writer.Write($"{context.Tile(new SumOfRowsForm())}(ref dzPanel, rows, ref db);");
            Write(writer, biasOutlet, "biasAt", "db", 1, narrow);
        }

        writer.Close().Close();
    }

    // ", 1936": where a parameter lies in its block.
    private static string Offset(EmissionContext context, GradientOperand? gradient) => gradient is { } given ? $", {context.Plan.Parameters[given.Parameter].Offset}" : "";

    private static GradientOutlet? OutletOf(EmissionContext context, GradientOperand? gradient) => gradient is { } given ? new(context, given) : null;

    // What a block's tiles fetch: the parameters and states that its update will move.
    private static string[] Fetched(EmissionContext context) => ["p", .. context.States.Select(state => state.Symbol)];

    private static void Block(SourceWriter writer, EmissionContext context, WeightGradientOp op, GradientOutlet outlet, int inputs, string offset, bool narrow)
    {
        writer.Write($"ref $T dw = {outlet.Place("at")};");
        string ahead = context.FetchesAhead ? string.Concat(Fetched(context).Select(name => $", ref DiUnsafe.Add(ref {name}, at)")) : "";
        string tile = context.Tile(new GradientBlockForm(inputs, narrow, context.FetchesAhead ? Fetched(context).Length : 0), new RowsForm(op.ReadsRows ? op.Inputs : 0));
        writer.Write($"{tile}({(offset == "0" ? "ref x" : $"ref DiUnsafe.Add(ref x, {offset})")}, ref dzPanel, rows, ref dw{ahead});");
        Write(writer, outlet, "at", "dw", inputs, narrow);
    }

    // Of at most 8 outputs the other half of each row of 16 is padding.
    private static void Write(SourceWriter writer, GradientOutlet outlet, string at, string gradient, int vectors, bool narrow) =>
        outlet.Write(writer, at, gradient, narrow ? $"{vectors}" : "1", narrow ? 8 : vectors * 16);
}
