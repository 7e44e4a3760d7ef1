using DeepInit.Gen.Kernels;
using DeepInit.Gen.Planning;
using DeepInit.Gen.Planning.Ops;
using DeepInit.Gen.Text;
using static DeepInit.Gen.Emission.EmissionContext;

namespace DeepInit.Gen.Emission;

/// <summary>Kernels that layers write themselves: arguments here, bodies there.</summary>
internal sealed class LayerKernelEmitter : KernelEmitter<LayerKernelOp>
{
    protected override bool TakesRange(LayerKernelOp op) => true;

    protected override KernelName FormOf(EmissionContext context, LayerKernelOp op) => op.Name!.SharedByKind();

    protected override void WriteCall(SourceWriter writer, EmissionContext context, PassPlan pass, LayerKernelOp op)
    {
        KernelSignature signature = op.Kernel.Signature;
        IEnumerable<string> arguments =
        [
            .. signature.Operands.Select(o => Ref(pass, o.View)),
            .. signature.Parameters.Select(p => At("parameters", context.Plan.ParameterAt(p.Parameter).Offset)),
            .. signature.Fixed.Select(f => Ref(pass, f.View)),
            .. signature.Gradients.Select(g => context.Plan.Parameters[g.Parameter].Offset.ToString(System.Globalization.CultureInfo.InvariantCulture)),
            .. signature.Local > 0 ? ["ref local"] : Array.Empty<string>(),
            .. signature.ReadsMode ? ["Training"] : Array.Empty<string>(),
            "rows",
            .. Updates(context, signature) ? ["ref scratch", "Update", "in Step"] : Array.Empty<string>(),
        ];
        writer.Write($"{(signature.Gradients.Count > 0 ? "_engine." : "")}{op.Method}({string.Join(", ", arguments)}, first, end);");
    }

    protected override void WriteMethod(SourceWriter writer, EmissionContext context, LayerKernelOp op)
    {
        KernelSignature signature = op.Kernel.Signature;
        bool updates = Updates(context, signature);
        IEnumerable<string> arguments =
        [
            .. signature.Operands.Select(o => $"ref {TypeOf(o)} {o.Name}At"),
            .. signature.Parameters.Select(p => $"ref $T {p.Name}"),
            .. signature.Fixed.Select(f => $"ref $T {f.Name}"),
            .. signature.Gradients.Select(g => $"int {g.Name}Offset"),
            .. signature.Local > 0 ? ["ref $T local"] : Array.Empty<string>(),
            .. signature.ReadsMode ? ["bool training"] : Array.Empty<string>(),
            "int rows",
            .. updates ? ["ref $T scratch", "bool update", "in Step step"] : Array.Empty<string>(),
        ];
        writer.Write($"/// <summary>{SurfaceEmitter.Xml(op.Comment)}.</summary>");
        writer.Write(Tiles.TileEmitter.Optimize);
        writer.Open($"private {(signature.Gradients.Count > 0 ? "" : "static ")}void {op.Method}({string.Join(", ", arguments)}, int first, int end)");
        op.Kernel.Write(new KernelWriter(writer, signature, context.Precision, (gradient, at) => updates ? Update(context, gradient, at) : null));
        writer.Close();
    }

    private static bool Updates(EmissionContext context, KernelSignature signature) => signature.Gradients.Count > 0 && context.OptimizerKind is not null;

    private static string Update(EmissionContext context, KernelGradient gradient, string at) =>
        $"Update({at}, ref {gradient.Name}, 1, {gradient.BlockLength}, in step{UpdateEmitter.Decay(context, context.Plan.Parameters[gradient.Parameter])});";
}
