using DeepInit.Gen.Formulas;
using DeepInit.Gen.Kernels;
using DeepInit.Gen.Planning;
using DeepInit.Gen.Planning.Ops;
using DeepInit.Gen.Shapes;
using DeepInit.Gen.Specs;
using DeepInit.Gen.Text;
using static DeepInit.Gen.Formulas.Functions;

namespace DeepInit.Gen.Layers;

/// <summary>y = a x + b, or a (−λα) + b where the mask drops x. The mask tells three cases apart: 0 dropped, 1 switched off, else kept. Padding stays zero.</summary>
internal sealed record AlphaDropoutForward(AlphaDropoutSpec Spec, Shape Shape, BufferUse X, BufferUse Mask, BufferUse Y)
    : LayerKernel
{
    public override string Formula =>
        $"y = a x + b, or a · {Literal.Of(AlphaDropoutSpec.Limit)} + b with probability {Literal.Of(Spec.Rate)}; a = {Literal.Of(Spec.Scale)}, b = {Literal.Of(Spec.Shift)}";

    public override KernelName Name(KernelName layer) => layer with { Direction = KernelDirection.Forward };

    public override KernelSignature Signature => new(Operand.Read("x", X), Operand.Read("mask", Mask), Operand.Write("y", Y));

    public override Items Items => Items.Panels(Shape.Features);

    public override void Write(KernelWriter kernel)
    {
        OpenVectors(kernel, Spec, Shape);
        kernel.Text.Write("DiV x = DiSimd.Load(ref xAt, i);");
        Formula y = Switch((Spec.Scale * AlphaDropoutSpec.Limit) + Spec.Shift, Read("x"), (Read("a") * Read("x")) + Spec.Shift);
        kernel.Text.Write($"DiV y = {kernel.Vector(y)};");
        kernel.Store("y", "i", "DiLanes.Keep(y, valid)").Close().Close();
    }

    /// <summary>Opens the loops over vectors, at <c>i</c>, and declares what the mask says of them.</summary>
    internal static void OpenVectors(KernelWriter kernel, AlphaDropoutSpec spec, Shape shape)
    {
        SourceWriter text = kernel.Text;
        kernel.DeclareAll(shape.Positions);
        text.Write($"DiV a = {kernel.Constant(spec.Scale)};");
        text.Open("for (int f = first * 16; f < end * 16; f += DiV.Count)");
        text.Write($"int start = ((f >> 4) * all * 16) + (f & 15), valid = {shape.Features} - f;");
        text.Open("for (int i = start; i < start + (all * 16); i += 16)");
        text.Write("DiV mask = DiSimd.Load(ref maskAt, i);");
    }

    /// <summary>What becomes of an element: the mask is 0 where it is dropped, and 1 where dropout is off.</summary>
    internal static Formula Switch(Formula dropped, Formula off, Formula kept) => Select(Equal(Read("mask"), 0), dropped, Select(Equal(Read("mask"), 1), off, kept));
}
