using DeepInit.Gen.Planning;
using DeepInit.Gen.Planning.Ops;
using DeepInit.Gen.Text;

namespace DeepInit.Gen.Emission;

/// <summary>
/// Prediction of a single row: the kernels one after another on memory of the stack. For a small network, renting a job and claiming its phases would take
/// longer than the arithmetic.
/// </summary>
internal static class SingleRowEmitter
{
    /// <summary>Numbers of working memory that fit the stack anywhere: 8 KB of single precision.</summary>
    private const int LargestMemory = 2048;

    /// <summary>Multiply-adds beyond which a job's overhead is lost in the noise, and threads may help.</summary>
    private const long MostMultiplyAdds = 500_000;

    public static bool Applies(NetworkPlan plan) =>
        plan.Inference.RowLength is > 0 and <= LargestMemory && plan.Inference.FixedLength == 0 && plan.MultiplyAdds <= MostMultiplyAdds
        && plan.Inference.Ops.All(op => op.RunsOnStack);

    public static void Write(SourceWriter writer, EmissionContext context)
    {
        PassPlan pass = context.Plan.Inference;
        SurfaceNames names = context.Names;
        // Names of their own, so that the users' need not keep clear of the locals here.
        string Row(int i) => names.Inputs.Count == 1 ? "row" : $"row{i}";
        string Result(int i) => names.Outputs.Count == 1 ? "result" : $"result{i}";
        string parameters = string.Join(", ", names.Inputs.Select((_, i) => $"global::System.ReadOnlySpan<$T> {Row(i)}").Concat(names.Outputs.Select((_, i) => $"global::System.Span<$T> {Result(i)}")));
        writer.Write("/// <summary>One row, on memory of the stack: nothing is rented, nothing claimed.</summary>");
        writer.Write(Tiles.TileEmitter.Optimize);
        writer.Open($"private void PredictRow({parameters})");
        writer.Write("const int rows = 1;");
        writer.Write($"global::System.Span<$T> block = stackalloc $T[{pass.RowLength} + DiSimd.StackSlack];");
        writer.Write("ref $T memory = ref DiSimd.AlignStack(block);");
        if (pass.ReadsParameters)
        {
            writer.Write("ref $T parameters = ref _store.Values;");
        }

        for (int i = 0; i < names.Inputs.Count; i++)
        {
            SurfaceArgument input = names.Inputs[i];
            writer.Write(i == pass.InPlace
                ? $"ref $T input = ref global::System.Runtime.InteropServices.MemoryMarshal.GetReference({Row(i)});"
                : EngineEmitter.Pack(input, Row(i), EmissionContext.Ref(pass, pass.Inputs[i])) + ";");
        }

        if (pass.Ops.Any(TakesRange))
        {
            writer.Write("const int first = 0;").Write("int end;");
        }

        int end = -1;
        foreach (KernelOp op in pass.Ops)
        {
            if (op.SharedComment is null)
            {
                writer.Line().Write("// " + op.Comment);
            }

            if (TakesRange(op) && op.Items.Count != end)
            {
                end = op.Items.Count;
                writer.Write($"end = {end};");
            }

            KernelEmitterCatalog.WriteCall(writer, context, pass, op);
        }

        writer.Line();
        for (int i = 0; i < names.Outputs.Count; i++)
        {
            SurfaceArgument output = names.Outputs[i];
            writer.Write($"global::DeepInit.Runtime.Panels.Unpack({EmissionContext.Ref(pass, pass.Outputs[i])}, {EmissionContext.Rows(output.Shape.Positions)}, {output.Shape.Features}, {Result(i)});");
        }

        writer.Close().Line();
    }

    private static bool TakesRange(KernelOp op) => KernelEmitterCatalog.Of(op).TakesRange(op);
}
