using DeepInit.Gen.Kernels;
using DeepInit.Gen.Planning;
using DeepInit.Gen.Planning.Ops;
using DeepInit.Gen.Shapes;
using DeepInit.Gen.Specs;
using DeepInit.Gen.Text;

namespace DeepInit.Gen.Layers;

/// <summary>y = one number of each window.</summary>
internal abstract record PoolingForward(PoolingSpec Spec, Shape Image, Shape Output, string Formula, BufferUse X, BufferUse Y)
    : PoolingKernel(Spec, Image, Output)
{
    public sealed override string Formula { get; } = Formula;

    public sealed override KernelName Name(KernelName layer) => layer with { Direction = KernelDirection.Forward };

    public sealed override KernelSignature Signature => new(Operand.Read("x", X), Operand.Write("y", Y));

    public sealed override void Write(KernelWriter kernel)
    {
        kernel.Text.Open("for (int item = first; item < end; item++)");
        WriteWindows(kernel, () => WritePixel(kernel));
        kernel.Text.Close();
    }

    /// <summary>Writes one pixel of the output, which goes to <c>to</c>.</summary>
    protected abstract void WritePixel(KernelWriter kernel);
}
