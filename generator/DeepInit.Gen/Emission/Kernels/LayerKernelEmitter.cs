using DeepInit.Gen.Kernels;
using DeepInit.Gen.Planning;
using DeepInit.Gen.Planning.Ops;
using DeepInit.Gen.Text;
using static DeepInit.Gen.Emission.EmissionContext;

namespace DeepInit.Gen.Emission;

/// <summary>Kernels that layers write themselves (<see cref="LayerKernel"/>): the parameters and arguments are written here, the body by the layer.</summary>
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
            .. signature.Parameters.Select(p => context.Plan.ParameterAt(p.Parameter) is { Grows: true } moving ? $"ref DiUnsafe.Add(ref parameters, {PlaceOf(moving)})" : At("parameters", context.Plan.ParameterAt(p.Parameter).Offset)),
            .. signature.Fixed.Select(f => Ref(pass, f.View)),
            .. signature.Gradients.Select(g => PlaceOf(context.Plan.Parameters[g.Gradient.Parameter])),
            .. signature.Tiles.Count > 0 ? ["ref parameters"] : Array.Empty<string>(),
            .. signature.Transposed > 0 ? ["ref transposed"] : Array.Empty<string>(),
            .. signature.Local > 0 ? ["ref local"] : Array.Empty<string>(),
            .. signature.ReadsMode ? ["Training"] : Array.Empty<string>(),
            pass.CountOf(op).Name,
            .. signature.Sequences is { } sequences ? [SequencesOf(sequences)] : Array.Empty<string>(),
            .. signature.Memory is { } memory ? [SequencesOf(memory)] : Array.Empty<string>(),
        ];
        string outlets = GradientOutlet.Arguments(Outlets(context, signature));
        writer.Write($"{(signature.Gradients.Count > 0 ? "_engine." : "")}{op.Method}({string.Join(", ", arguments)}{outlets}, first, end);");
    }

    protected override void WriteMethod(SourceWriter writer, EmissionContext context, LayerKernelOp op)
    {
        KernelSignature signature = op.Kernel.Signature;
        string outlets = GradientOutlet.Parameters(Outlets(context, signature));
        IEnumerable<string> arguments =
        [
            .. signature.Operands.Select(o => $"ref {TypeOf(o)} {o.Name}At"),
            .. signature.Parameters.Select(p => $"ref $T {p.Name}"),
            .. signature.Fixed.Select(f => $"ref $T {f.Name}"),
            .. signature.Gradients.Select(g => $"int {g.Name}Offset"),
            .. signature.Tiles.Count > 0 ? ["ref $T zeros"] : Array.Empty<string>(),
            .. signature.Transposed > 0 ? ["ref $T transposed"] : Array.Empty<string>(),
            .. signature.Local > 0 ? ["ref $T local"] : Array.Empty<string>(),
            .. signature.ReadsMode ? ["bool training"] : Array.Empty<string>(),
            "int rows",
            .. signature.Sequences is null ? Array.Empty<string>() : ["global::DeepInit.Runtime.SequenceTable sequences"],
            .. signature.Memory is null ? Array.Empty<string>() : ["global::DeepInit.Runtime.SequenceTable memory"],
        ];
        writer.Write($"/// <summary>{SurfaceEmitter.Xml(op.Summary)}.</summary>");
        writer.Write(Tiles.TileEmitter.Optimize);
        writer.Open($"private {(signature.Gradients.Count > 0 ? "" : "static ")}void {op.Method}({string.Join(", ", arguments)}{outlets}, int first, int end)");
        op.Kernel.Write(new KernelWriter(writer, signature, context.Precision, gradient => new GradientOutlet(context, gradient.Gradient), new Tiles.RequestedTiles(context)));
        writer.Close();
    }

    private static GradientOutlet[] Outlets(EmissionContext context, KernelSignature signature) => [.. signature.Gradients.Select(gradient => new GradientOutlet(context, gradient.Gradient))];
}
