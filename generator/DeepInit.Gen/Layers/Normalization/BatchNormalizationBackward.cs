using DeepInit.Gen.Kernels;
using DeepInit.Gen.Planning;
using DeepInit.Gen.Planning.Ops;
using DeepInit.Gen.Shapes;
using DeepInit.Gen.Specs;
using DeepInit.Gen.Text;

namespace DeepInit.Gen.Layers;

/// <summary>dx = weight · s · (dy − mean dy − h · mean(dy · h)); of a frozen layer, whose mean and s are constants, weight · s · dy.</summary>
internal sealed record BatchNormalizationBackward(BatchNormalizationSpec Spec, Shape Shape, BufferUse Dy, BufferUse H, GradientUse Dx, ParameterOperand Weight, Operand Scale)
    : LayerKernel
{
    public override KernelName Name(KernelName layer) => layer with { Direction = KernelDirection.Backward };

    public override string Formula => $"dx {Dx.Sign} weight · s · {(Spec.Frozen ? "dy" : "(dy − mean dy − h · mean(dy · h))")}";

    public override KernelSignature Signature => new(Operand.Read("dy", Dy), Operand.Read("h", H), Dx.As("dx"))
    {
        Parameters = new([Weight]),
        Fixed = new([Scale]),
    };

    // Threads take panels: each feature's sums are one thread's.
    public override Items Items => Items.Panels(Shape.Features);

    public override void Write(KernelWriter kernel)
    {
        SourceWriter text = kernel.Text;
        kernel.DeclareAll(Shape.Positions);
        text.Write("var count = new DiV(all);");
        text.Open("for (int f = first * 16; f < end * 16; f += DiV.Count)");
        text.Write("int start = ((f >> 4) * all * 16) + (f & 15);");
        text.Write("DiV factor = DiSimd.Load(ref weight, f) * DiSimd.Load(ref scale, f);");
        string d = "DiSimd.Load(ref dyAt, i)";
        if (!Spec.Frozen)
        {
            BlockedSum.Write(text, "all", ["int i = start + (r * 16);", "DiV dy = DiSimd.Load(ref dyAt, i);"], ("mean", "dy"), ("slope", "dy * DiSimd.Load(ref hAt, i)"));
            text.Write("mean /= count;").Write("slope /= count;");
            d = "(DiSimd.Load(ref dyAt, i) - mean - (DiSimd.Load(ref hAt, i) * slope))";
        }
        else
        {
            text.Write("_ = count;");
        }

        text.Open("for (int r = 0; r < all; r++)").Write("int i = start + (r * 16);");
        kernel.Store("dx", "i", $"(factor * {d})");
        text.Close().Close();
    }
}
