using DeepInit.Gen.Kernels;
using DeepInit.Gen.Planning;
using DeepInit.Gen.Planning.Ops;
using DeepInit.Gen.Shapes;

namespace DeepInit.Gen.Layers;

/// <summary>An image put into another at a place: within zeros where that is larger, without its edges where that is smaller.</summary>
/// <param name="Top">The row of the target that takes the first row of the source; below 0 where rows are left out.</param>
/// <param name="Left">The column of the target that takes the first column of the source.</param>
internal sealed record FramingKernel(KernelDirection Direction, string Formula, Shape From, Shape To, int Top, int Left, BufferUse Source, BufferUse Target)
    : LayerKernel
{
    public override string Formula { get; } = Formula;

    public override KernelName Name(KernelName layer) => layer with { Direction = Direction };

    public override KernelSignature Signature => new(Operand.Read("source", Source), Operand.Write("target", Target));

    public override Items Items => Items.OfRows(Panel.Count(From.Features));

    public override void Write(KernelWriter kernel)
    {
        kernel.Text.Write($"global::DeepInit.Runtime.Images.Pad(ref sourceAt, ref targetAt, {From.Dimensions[0]}, {From.Dimensions[1]}, {To.Dimensions[0]}, {To.Dimensions[1]}, {Top}, {Left}, 1, 1, first, end);");
    }
}
