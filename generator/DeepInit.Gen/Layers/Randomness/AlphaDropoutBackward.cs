using DeepInit.Gen.Formulas;
using DeepInit.Gen.Kernels;
using DeepInit.Gen.Planning;
using DeepInit.Gen.Planning.Ops;
using DeepInit.Gen.Shapes;
using DeepInit.Gen.Specs;
using DeepInit.Gen.Text;
using static DeepInit.Gen.Formulas.Functions;

namespace DeepInit.Gen.Layers;

/// <summary>dx = a dy where x was kept, else 0; dy where dropout is switched off.</summary>
internal sealed record AlphaDropoutBackward(AlphaDropoutSpec Spec, Shape Shape, BufferUse Dy, BufferUse Mask, GradientUse Dx)
    : LayerKernel
{
    public override string Formula => $"dx {Dx.Sign} a dy where x was kept, else 0";

    public override KernelName Name(KernelName layer) => layer with { Direction = KernelDirection.Backward };

    public override KernelSignature Signature => new(Operand.Read("dy", Dy), Operand.Read("mask", Mask), Dx.As("dx"));

    public override Items Items => Items.Panels(Shape.Features);

    public override void Write(KernelWriter kernel)
    {
        AlphaDropoutForward.OpenVectors(kernel, Spec, Shape);
        kernel.Text.Write("DiV dy = DiSimd.Load(ref dyAt, i);");
        Formula d = AlphaDropoutForward.Switch(0, Read("dy"), Read("a") * Read("dy"));
        kernel.Text.Write($"DiV d = DiLanes.Keep({kernel.Vector(d)}, valid);");
        kernel.Store("dx", "i", "d").Close().Close();
    }
}
