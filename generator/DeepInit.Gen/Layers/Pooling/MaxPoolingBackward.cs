using DeepInit.Gen.Kernels;
using DeepInit.Gen.Planning;
using DeepInit.Gen.Planning.Ops;
using DeepInit.Gen.Shapes;
using DeepInit.Gen.Specs;
using DeepInit.Gen.Text;

namespace DeepInit.Gen.Layers;

/// <summary>The largest pixel of each window takes the gradient; of several the first, as in PyTorch.</summary>
/// <param name="Read">What forward read and wrote.</param>
/// <param name="After">The activation by whose derivative each pixel is multiplied before it is stored; null for none.</param>
internal sealed record MaxPoolingBackward(PoolingSpec Spec, Shape Image, Shape Output, PooledValues Read, BufferUse Dy, GradientUse Dx, ActivationSpec? After = null)
    : PoolingBackward(Spec, Image, Output, Read, Dy, Dx)
{
    private const string Share = "DiVector.ConditionalSelect(here, left, DiV.Zero)";

    // It has the activation's value at hand, and writes each pixel once.
    public override LayerKernel? TimesDerivative(ActivationSpec activation, BufferUse value) => After is null && WritesOnce && Read.X == value ? this with { After = activation } : null;

    protected override void WritePixel(KernelWriter kernel)
    {
        kernel.Text.Write("DiV largest = DiSimd.Load(ref yAt, to);").Write("DiV left = DiSimd.Load(ref dyAt, to);");
        WriteWindow(kernel, () =>
        {
            kernel.Text.Write("DiV y = DiSimd.Load(ref xAt, from);").Write("var here = DiVector.Equals(y, largest);");
            string given = Share;
            if (After is not null)
            {
                kernel.Text.Write($"DiV dy = {Share};");
                given = kernel.Derivative(After);
            }

            Give(kernel, given);
            kernel.Text.Write("left = DiVector.ConditionalSelect(here, DiV.Zero, left);");
        });
    }
}
