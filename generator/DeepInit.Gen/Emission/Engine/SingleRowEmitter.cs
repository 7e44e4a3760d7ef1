using DeepInit.Gen.Planning;
using DeepInit.Gen.Planning.Ops;
using DeepInit.Gen.Text;

namespace DeepInit.Gen.Emission;

/// <summary>
/// Prediction of a single row: the kernels one after another on memory of the stack. For a small network, renting a job and claiming its phases would take
/// longer than the arithmetic. The text is that of the job, which the JIT compiler compiles for <c>OneRow</c> without its loops.
/// </summary>
internal static class SingleRowEmitter
{
    /// <summary>Numbers of working memory that fit the stack anywhere: 8 KB of single precision.</summary>
    private const int LargestMemory = 2048;

    /// <summary>Multiply-adds beyond which a job's overhead is lost in the noise, and threads may help.</summary>
    private const long MostMultiplyAdds = 500_000;

    public static bool Applies(NetworkPlan plan) =>
        plan.Inference.RowLength is > 0 and <= LargestMemory && plan.Inference.FixedLength == 0 && !plan.Inference.StepCounts.Any() && plan.MultiplyAdds <= MostMultiplyAdds
        && plan.Inference.Ops.All(op => op.RunsOnStack);

    public static void Write(SourceWriter writer, EmissionContext context)
    {
        PassPlan pass = context.Plan.Inference;
        SurfaceNames names = context.Names;
        // Names of their own, so that the users' need not keep clear of the locals here.
        string Row(int i) => names.Inputs.Count == 1 ? "row" : $"row{i}";
        string Result(int i) => names.Outputs.Count == 1 ? "result" : $"result{i}";
        string parameters = string.Join(", ", names.Inputs.Select((input, i) => $"global::System.ReadOnlySpan<{input.Type}> {Row(i)}").Concat(names.Outputs.Select((_, i) => $"global::System.Span<$T> {Result(i)}")));
        writer.Write("/// <summary>One row, on memory of the stack: nothing is rented, nothing claimed.</summary>");
        writer.Write(Tiles.TileEmitter.Optimize);
        writer.Open($"private void PredictRow({parameters})");
        writer.Write($"global::System.Span<$T> block = stackalloc $T[{pass.RowLength} + DiSimd.StackSlack];");
        writer.Write("ref $T memory = ref DiSimd.AlignStack(block);");
        writer.Write("const int rows = 1;");
        for (int i = 0; i < names.Inputs.Count; i++)
        {
            if (i != pass.InPlace)
            {
                writer.Write(EngineEmitter.Pack(names.Inputs[i], Row(i), EmissionContext.Ref(pass, pass.Inputs[i]), "0") + ";");
            }
        }

        string row = pass.InPlace is { } place ? $"ref global::System.Runtime.InteropServices.MemoryMarshal.GetReference({Row(place)})" : "ref memory";
        writer.Write($"InferenceJob.ForwardPass(default(global::DeepInit.Runtime.OneRow), ref memory, ref {context.PredictedValues}, {row}, rows{string.Concat(context.Moving.Select(table => $", Store.PlaceOf({table.Index})"))});");
        for (int i = 0; i < names.Outputs.Count; i++)
        {
            SurfaceArgument output = names.Outputs[i];
            writer.Write($"global::DeepInit.Runtime.Panels.Unpack({EmissionContext.Ref(pass, pass.Outputs[i])}, {EmissionContext.RowsOfCall(output.Shape.Positions)}, {output.Shape.Features}, {Result(i)});");
        }

        writer.Close().Line();
    }

    /// <summary>Writes the pass for a job's threads and for a single row alike: nothing but values, parameters and rows.</summary>
    public static void WritePass(SourceWriter writer, EmissionContext context)
    {
        writer.Write("/// <summary>The forward pass: one thread's share of it, or a single row.</summary>");
        writer.Write(Tiles.TileEmitter.Optimize);
        writer.Open($"public static void ForwardPass<TShare>(TShare share, ref $T memory, ref $T parameters, ref $T row, int allRows{string.Concat(context.Moving.Select(table => $", int {EmissionContext.PlaceOf(table)}"))})\n    where TShare : struct, global::DeepInit.Runtime.IShare");
        writer.Write("int rows = share.Rows(allRows);");
        WorkEmitter.WritePhases(writer, context, context.Plan.Inference, input: "share.Input(ref row)");
        writer.Close();
    }
}
