using DeepInit.Gen.Planning;
using DeepInit.Gen.Planning.Ops;
using DeepInit.Gen.Text;

namespace DeepInit.Gen.Emission;

/// <summary>Calls of the engine's method that draws a dropout mask by the runtime: no method of the layer's own.</summary>
internal sealed class DropoutMaskEmitter : KernelEmitter<DropoutMaskOp>
{
    public override void WriteEngineMembers(SourceWriter writer, string step)
    {
        writer.Open("private void FillMask(global::System.Span<$T> mask, double rate, int layer, bool active, long firstIndex)");
        writer.Open("if (active)").Write($"global::DeepInit.Runtime.DropoutMask.Fill(mask, rate, _seed, layer, {step}, firstIndex);").Close();
        writer.Open("else").Write("mask.Fill(1);").Close().Close().Line();
    }

    protected override void WriteCall(SourceWriter writer, EmissionContext context, PassPlan pass, DropoutMaskOp op)
    {
        if (pass.CountOf(op) is { Sequences: not null } count)
        {
            writer.Write($"global::DeepInit.Runtime.DropoutMask.Fill(Memory.Span.Slice({EmissionContext.Place(pass, op.Mask)}), {op.Shape.Features}, {Literal.Of(op.Rate)}, Randomized, _engine._seed, {op.Layer}, {context.StepOfJob}, {EmissionContext.SequencesOf(count)});");
            return;
        }

        int length = PassBuilder.LengthOf(op.Shape);
        writer.Write($"_engine.FillMask(Memory!.Span.Slice({EmissionContext.Place(pass, op.Mask)}, {(Whole)"rows" * length}), {Literal.Of(op.Rate)}, {op.Layer}, Randomized, {(Whole)"FirstRow" * length});");
    }

    protected override bool TakesRange(DropoutMaskOp op) => false;

    protected override void WriteMethod(SourceWriter writer, EmissionContext context, DropoutMaskOp op)
    {
    }
}
