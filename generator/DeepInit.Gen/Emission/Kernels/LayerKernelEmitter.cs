using DeepInit.Gen.Layers;
using DeepInit.Gen.Planning;
using DeepInit.Gen.Planning.Ops;
using DeepInit.Gen.Shapes;
using DeepInit.Gen.Text;
using static DeepInit.Gen.Emission.EmissionContext;

namespace DeepInit.Gen.Emission;

/// <summary>Kernels that layer kinds write themselves: arguments here, bodies there.</summary>
internal sealed class LayerKernelEmitter : KernelEmitter<LayerKernelOp>
{
    protected override bool TakesRange(LayerKernelOp op) => true;

    protected override KernelName FormOf(EmissionContext context, LayerKernelOp op) => op.Name!.SharedBy(WordOf(context, op.Node));

    protected override void WriteCall(SourceWriter writer, EmissionContext context, PassPlan pass, LayerKernelOp op)
    {
        IEnumerable<string> arguments = op.Operands.Select(o => Ref(pass, o.View))
            .Concat(op.Parameters.Select(p => At("parameters", context.Plan.ParameterAt(p.Parameter).Offset)))
            .Concat(op.Fixed.Select(f => Ref(pass, f.View)))
            .Concat(op.ReadsMode ? ["Training"] : []);
        writer.Write($"{op.Method}({string.Join(", ", arguments)}, rows, first, end);");
    }

    protected override void WriteMethod(SourceWriter writer, EmissionContext context, LayerKernelOp op)
    {
        Node node = context.Plan.Network.Nodes[op.Node];
        IEnumerable<string> arguments = op.Operands.Select(o => $"ref {TypeOf(o)} {o.Name}At")
            .Concat(op.Parameters.Select(p => $"ref $T {p.Name}"))
            .Concat(op.Fixed.Select(f => $"ref $T {f.Name}"))
            .Concat(op.ReadsMode ? ["bool training"] : []);
        writer.Write($"/// <summary>{SurfaceEmitter.Xml(op.Comment)}.</summary>");
        writer.Write(Tiles.TileEmitter.Optimize);
        writer.Open($"private static void {op.Method}({string.Join(", ", arguments)}, int rows, int first, int end)");
        LayerCatalog.Of(node.Spec).WriteKernel(node.Spec, op, new KernelWriter(writer, context.Plan.Network, node, context.Precision));
        writer.Close();
    }
}
