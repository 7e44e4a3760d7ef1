using DeepInit.Gen.Kernels;
using DeepInit.Gen.Planning;
using DeepInit.Gen.Planning.Ops;
using DeepInit.Gen.Shapes;
using DeepInit.Gen.Specs;
using DeepInit.Gen.Text;

namespace DeepInit.Gen.Layers;

/// <summary>dx = what each window gives back to its pixels.</summary>
/// <param name="Values">What forward read and wrote, where it is needed; else null.</param>
internal abstract record PoolingBackward(PoolingSpec Spec, Shape Image, Shape Output, PooledValues? Values, BufferUse Dy, GradientUse Dx)
    : PoolingKernel(Spec, Image, Output)
{
    public sealed override string Formula => $"dx {Dx.Sign} what each window gives back";

    public sealed override KernelName Name(KernelName layer) => layer with { Direction = KernelDirection.Backward };

    public sealed override KernelSignature Signature =>
        new([.. Values is { } values ? [Operand.Read("x", values.X), Operand.Read("y", values.Y)] : Array.Empty<Operand>(), Operand.Read("dy", Dy), Dx.As("dx")]);

    /// <summary>Whether it stores each pixel of dx once: windows side by side that cover the image, and nothing there to add to.</summary>
    protected bool WritesOnce => !Dx.Accumulate && IsInside
        && Spec.Spatial.StrideHeight == Spec.Spatial.Height && Spec.Spatial.StrideWidth == Spec.Spatial.Width
        && Output.Dimensions[0] * Spec.Spatial.Height == Image.Dimensions[0] && Output.Dimensions[1] * Spec.Spatial.Width == Image.Dimensions[1];

    public sealed override void Write(KernelWriter kernel)
    {
        kernel.Text.Open("for (int item = first; item < end; item++)");
        if (!WritesOnce && !kernel.Accumulates("dx"))
        {
            kernel.Text.Open($"for (int i = 0; i < {ImageLength}; i += DiV.Count)");
            kernel.Store("dx", $"(item * {ImageLength}) + i", "DiV.Zero").Close().Line();
        }

        WriteWindows(kernel, () => WritePixel(kernel));
        kernel.Text.Close();
    }

    /// <summary>Writes what the pixels of one window get, whose gradient is at <c>to</c>.</summary>
    protected abstract void WritePixel(KernelWriter kernel);

    /// <summary>Gives a pixel its share: stored where it gets no other, else added.</summary>
    protected SourceWriter Give(KernelWriter kernel, string share) => WritesOnce ? kernel.Store("dx", "from", share) : kernel.Add("dx", "from", share);
}
