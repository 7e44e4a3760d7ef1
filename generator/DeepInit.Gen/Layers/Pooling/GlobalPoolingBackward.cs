using DeepInit.Gen.Kernels;
using DeepInit.Gen.Planning;
using DeepInit.Gen.Planning.Ops;
using DeepInit.Gen.Shapes;
using DeepInit.Gen.Specs;
using DeepInit.Gen.Text;

namespace DeepInit.Gen.Layers;

/// <summary>dx = what the pixels get of their channel's gradient.</summary>
/// <param name="Taken">What was taken of the pixels: <c>mean</c>.</param>
/// <param name="Values">What forward read and wrote, where it is needed; else null.</param>
internal abstract record GlobalPoolingBackward(string Taken, int Channels, PooledPixels Pixels, PooledValues? Values, BufferUse Dy, GradientUse Dx)
    : GlobalPoolingKernel(Channels, Pixels)
{
    public sealed override string Formula => $"dx {Dx.Sign} dy, back to the pixels of the {Taken}";

    public sealed override KernelName Name(KernelName layer) => layer with { Direction = KernelDirection.Backward };

    public sealed override KernelSignature Signature =>
        new([.. Values is { } values ? [Operand.Read("x", values.X), Operand.Read("y", values.Y)] : Array.Empty<Operand>(), Operand.Read("dy", Dy), Dx.As("dx")]) { Sequences = Pixels.Sequences };
}
