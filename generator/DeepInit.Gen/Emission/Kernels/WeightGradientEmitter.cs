using DeepInit.Gen.Emission.Tiles;
using DeepInit.Gen.Planning;
using DeepInit.Gen.Planning.Ops;
using DeepInit.Gen.Shapes;
using DeepInit.Gen.Text;
using static DeepInit.Gen.Emission.EmissionContext;

namespace DeepInit.Gen.Emission;

/// <summary>The gradient of a weight matrix and its bias: a call of the tile, which goes through the blocks and hands each on.</summary>
internal sealed class WeightGradientEmitter : KernelEmitter<WeightGradientOp>
{
    private const string Panels = "panels";

    protected override bool TakesRange(WeightGradientOp op) => true;

    protected override bool HasMethod(WeightGradientOp op) => false;

    // The phase says which gradient, the tile how it is computed.
    protected override bool SaysWhat(WeightGradientOp op) => true;

    protected override void WriteCall(SourceWriter writer, EmissionContext context, PassPlan pass, WeightGradientOp op)
    {
        if (op.Weight is { } weight && op.Bias is { } bias && new GradientOutlet(context, weight).Local != new GradientOutlet(context, bias).Local)
        {
            Write(writer, context, pass, op with { Bias = null });
            Write(writer, context, pass, op with { Weight = null });
        }
        else
        {
            Write(writer, context, pass, op);
        }
    }

    protected override void WriteMethod(SourceWriter writer, EmissionContext context, WeightGradientOp op)
    {
    }

    // Most read panels, and so many calls are shorter by a name; of rows there are as many kinds as widths.
    protected override string? LocalOf(EmissionContext context, WeightGradientOp op) => op.ReadsRows ? null : $"{context.Tile(LayoutOf(op))} {Panels} = default;";

    private static void Write(SourceWriter writer, EmissionContext context, PassPlan pass, WeightGradientOp op)
    {
        GradientOperand some = op.Weight ?? op.Bias!.Value;
        var outlet = new GradientOutlet(context, some);
        var form = new WeightGradientForm(op.Outputs <= Panel.Half, context.FetchesAhead && op.Weight is not null ? outlet.Fetched : 0);
        string tile = context.Tile(form);
        string layout = op.ReadsRows ? $"default({context.Tile(LayoutOf(op))})" : Panels;
        if (op.Weight is not null)
        {
            foreach (TileForm block in form.BlocksOf(op.Inputs))
            {
                context.Tile(block);
            }
        }

        string Call(BufferUse source, string first, string end) =>
            $"{tile}({layout}, {Ref(pass, source)}, {Ref(pass, op.Gradient)}, {Place(context, op.Weight, (op.FirstPanel ?? 0) * Panel.Width * op.Inputs)}, {Place(context, op.Bias, (op.FirstPanel ?? 0) * Panel.Width)}, {RowsOf(pass, op, op.Positions)}, {op.Inputs}{GradientOutlet.Arguments(outlet)}, {first}, {end});";
        if (op.Late is { } late)
        {
            writer.Write(Call(op.Source, "first", $"global::System.Math.Min(end, {late.FirstPanel})")).Write(Call(late.Source, $"global::System.Math.Max(first, {late.FirstPanel})", "end"));
            return;
        }

        writer.Write(Call(op.Source, "first", "end"));
    }

    private static OperandLayoutForm LayoutOf(WeightGradientOp op) => new(op.ReadsRows ? op.Inputs : 0);

    // "1936, 1": where a parameter lies in its block, and the number of its factors; "-1, 0" where its gradient is not asked for.
    private static string Place(EmissionContext context, GradientOperand? gradient, int from) =>
        gradient is { } given ? $"{context.Plan.Parameters[given.Parameter].Offset + from}, {new GradientOutlet(context, given).Factors}" : "-1, 0";
}
