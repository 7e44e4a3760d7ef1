using DeepInit.Gen.Planning;
using DeepInit.Gen.Planning.Ops;
using DeepInit.Gen.Text;
using static DeepInit.Gen.Emission.EmissionContext;

namespace DeepInit.Gen.Emission;

/// <summary>Calls of the engine's method that draws normal noise by the runtime: no method of the layer's own.</summary>
internal sealed class NoiseEmitter : KernelEmitter<NoiseOp>
{
    public override void WriteEngineMembers(SourceWriter writer, string step)
    {
        writer.Open("private void FillNoise(ref $T noise, int rows, int features, int layer, bool active, long firstRow, int first, int end)");
        writer.Write($"global::DeepInit.Runtime.NormalNoise.Fill(ref noise, rows, features, active, _seed, layer, {step}, firstRow, first, end);").Close().Line();
    }

    protected override void WriteCall(SourceWriter writer, EmissionContext context, PassPlan pass, NoiseOp op)
    {
        if (pass.CountOf(op) is { Sequences: not null } count)
        {
            writer.Write($"global::DeepInit.Runtime.NormalNoise.Fill({Ref(pass, op.Noise)}, {op.Shape.Features}, Randomized, _engine._seed, {op.Layer}, {context.StepOfJob}, {SequencesOf(count)}, first, end);");
            return;
        }

        string firstRow = Times("FirstRow", op.Shape.Positions);
        writer.Write($"_engine.FillNoise({Ref(pass, op.Noise)}, {RowsOfCall(op.Shape.Positions)}, {op.Shape.Features}, {op.Layer}, Randomized, {firstRow}, first, end);");
    }

    protected override bool TakesRange(NoiseOp op) => true;

    protected override void WriteMethod(SourceWriter writer, EmissionContext context, NoiseOp op)
    {
    }
}
