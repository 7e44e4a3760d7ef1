using DeepInit.Gen.Emission.Tiles;
using DeepInit.Gen.Planning;
using DeepInit.Gen.Planning.Ops;
using DeepInit.Gen.Shapes;
using DeepInit.Gen.Text;
using static DeepInit.Gen.Emission.EmissionContext;

namespace DeepInit.Gen.Emission;

/// <summary>The gradient of a weight matrix and its bias, in blocks of 16 inputs × 16 outputs; each block is stored, or moves its parameters at once.</summary>
internal sealed class WeightGradientEmitter : KernelEmitter<WeightGradientOp>
{
    protected override bool TakesRange(WeightGradientOp op) => true;

    protected override void WriteCall(SourceWriter writer, EmissionContext context, PassPlan pass, WeightGradientOp op) => writer.Write(context.OptimizerKind is null
        ? $"_engine.{op.Method}({Ref(pass, op.Source)}, {Ref(pass, op.Gradient)}, {Rows(op.Positions)}, first, end);"
        : $"_engine.{op.Method}({Ref(pass, op.Source)}, {Ref(pass, op.Gradient)}, {Rows(op.Positions)}, ref scratch, Update, in Step, first, end);");

    protected override void WriteMethod(SourceWriter writer, EmissionContext context, WeightGradientOp op)
    {
        int full = op.Inputs / Panel.Width;
        int rest = op.Inputs % Panel.Width;
        bool updates = context.OptimizerKind is not null;
        bool narrow = op.Outputs <= Panel.Half;
        writer.Write($"/// <summary>{SurfaceEmitter.Xml(op.Comment)}.</summary>");
        writer.Open($"private void {op.Method}(ref $T x, ref $T dz, int rows{(updates ? ", ref $T scratch, bool update, in Step step" : "")}, int first, int end)");
        if (updates)
        {
            writer.Write("// With update a block lives only in scratch memory; without, it goes to its place among the gradients.");
            writer.Write("ref $T block = ref update ? ref scratch : ref _store.Gradients;");
        }
        else
        {
            writer.Write("ref $T block = ref _store.Gradients;");
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
        if (op.Weight is { } weight)
        {
            ParameterPlan p = context.Plan.Parameters[weight];
            writer.Write($"int at = {p.Offset} + (panel * {op.Inputs * 16});");
            if (full > 0)
            {
                writer.Open(full == 1 ? "" : $"for (int i = 0; i < {full * 16}; i += 16, at += 256)");
                Block(writer, context, op, p, 16, full == 1 ? "0" : op.ReadsRows ? "i" : "i * rows", narrow);
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
                Block(writer, context, op, p, rest, full == 0 ? "0" : op.ReadsRows ? $"{full * 16}" : $"{full * 16} * rows", narrow);
                writer.Close();
            }
        }

        if (op.Bias is { } bias)
        {
            ParameterPlan p = context.Plan.Parameters[bias];
            if (op.Weight is not null)
            {
                writer.Line();
            }

            writer.Write($"int biasAt = {p.Offset} + (panel * 16);");
            writer.Write($"ref $T db = ref {(updates ? "update ? ref block : ref " : "")}DiUnsafe.Add(ref block, biasAt);");
            writer.Write($"{context.Tile(new SumOfRowsForm())}(ref dzPanel, rows, ref db);");
            Update(writer, context, p, "biasAt", "db", 1, narrow);
        }

        writer.Close().Close();
    }

    // What a block's tiles fetch: the parameters and states that its update will move.
    private static string[] Fetched(EmissionContext context) => ["p", .. context.States.Select(state => state.Symbol)];

    private static void Block(SourceWriter writer, EmissionContext context, WeightGradientOp op, ParameterPlan parameter, int inputs, string offset, bool narrow)
    {
        bool updates = context.OptimizerKind is not null;
        writer.Write($"ref $T dw = ref {(updates ? "update ? ref block : ref " : "")}DiUnsafe.Add(ref block, at);");
        string ahead = context.FetchesAhead ? string.Concat(Fetched(context).Select(name => $", ref DiUnsafe.Add(ref {name}, at)")) : "";
        string tile = context.Tile(new GradientBlockForm(inputs, narrow, context.FetchesAhead ? Fetched(context).Length : 0), new RowsForm(op.ReadsRows ? op.Inputs : 0));
        writer.Write($"{tile}({(offset == "0" ? "ref x" : $"ref DiUnsafe.Add(ref x, {offset})")}, ref dzPanel, rows, ref dw{ahead});");
        Update(writer, context, parameter, "at", "dw", inputs, narrow);
    }

    private static void Update(SourceWriter writer, EmissionContext context, ParameterPlan parameter, string at, string gradient, int vectors, bool narrow)
    {
        if (context.OptimizerKind is not null)
        {
            writer.Open("if (update)").Write($"Update({at}, ref {gradient}, {(narrow ? $"{vectors}, 8" : $"1, {vectors * 16}")}, in step{UpdateEmitter.Decay(context, parameter)});").Close();
        }
    }
}
