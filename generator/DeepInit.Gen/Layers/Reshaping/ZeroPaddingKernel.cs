using DeepInit.Gen.Kernels;
using DeepInit.Gen.Planning;
using DeepInit.Gen.Planning.Ops;
using DeepInit.Gen.Shapes;
using DeepInit.Gen.Specs;
using DeepInit.Gen.Text;

namespace DeepInit.Gen.Layers;

/// <summary>An image within zeros, or, backward, taken out of them again.</summary>
internal sealed record ZeroPaddingKernel(KernelDirection Direction, ZeroPadding2DSpec Spec, Shape From, Shape To, BufferUse Source, BufferUse Target)
    : LayerKernel
{
    private bool IsForward => Direction == KernelDirection.Forward;

    public override string Formula => IsForward ? $"x within {Spec.Top}, {Spec.Left}, {Spec.Bottom}, {Spec.Right} zeros" : "dx is dy without its edges";

    public override KernelName Name(KernelName layer) => layer with { Direction = Direction };

    public override KernelSignature Signature => new(Operand.Read("source", Source), Operand.Write("target", Target));

    public override Items Items => Items.OfRows(Panel.Count(From.Features));

    public override void Write(KernelWriter kernel)
    {
        (int top, int left) = IsForward ? (Spec.Top, Spec.Left) : (-Spec.Top, -Spec.Left);
        kernel.Text.Write($"global::DeepInit.Runtime.Images.Pad(ref sourceAt, ref targetAt, {From.Dimensions[0]}, {From.Dimensions[1]}, {To.Dimensions[0]}, {To.Dimensions[1]}, {top}, {left}, 1, 1, first, end);");
    }
}
