using System.Globalization;
using DeepInit.Gen.Kernels;
using DeepInit.Gen.Planning;
using DeepInit.Gen.Planning.Ops;
using DeepInit.Gen.Shapes;
using DeepInit.Gen.Specs;
using DeepInit.Gen.Text;

namespace DeepInit.Gen.Layers;

/// <summary>da = dy · b; of unit vectors dy · sa · (b · sb − a · sa · y), where a short vector's s is constant. The gradient of b is the same with a and b exchanged.</summary>
/// <param name="Input">0 for the gradient of a, 1 for that of b.</param>
/// <param name="Shape">The shape of a and b.</param>
/// <param name="Unit">What only unit vectors need; else null.</param>
internal sealed record DotBackward(int Input, Shape Shape, BufferUse Dy, BufferUse Other, DotBackward.UnitVectors? Unit, GradientUse Dx)
    : LayerKernel
{
    public override string Formula
    {
        get
        {
            (string self, string other) = Input == 0 ? ("a", "b") : ("b", "a");
            return $"d{self} {Dx.Sign} {(Unit is null ? $"dy · {other}" : $"dy · s{self} · ({other} · s{other} − {self} · s{self} · y)")}";
        }
    }

    public override KernelName Name(KernelName layer) => layer with { Direction = KernelDirection.Backward, Of = Input.ToString(CultureInfo.InvariantCulture) };

    public override KernelSignature Signature => new(
    [
        Operand.Read("dy", Dy),
        Operand.Read("other", Other),
        .. Unit is { } unit ? [Operand.Read("self", unit.Self), Operand.Read("y", unit.Y), Operand.Read("s", unit.S)] : Array.Empty<Operand>(),
        Dx.As("dx"),
    ]);

    public override Items Items => Items.PerCall(KernelWriter.RowShares);

    public override void Write(KernelWriter kernel)
    {
        SourceWriter text = kernel.Text;
        RowShape shape = kernel.RowShapeOf(Shape);
        kernel.OpenRows(Shape.Positions);
        string slope = "DiSimd.Load(ref otherAt, i) * dy";
        text.Write("DiV dy = DiSimd.Broadcast(ref dyAt, r * 16);");
        if (Unit is not null)
        {
            text.Write($"$T sSelf = DiUnsafe.Add(ref sAt, {(Whole)"r * 16" + Input}), sOther = DiUnsafe.Add(ref sAt, {(Whole)"r * 16" + (1 - Input)});");
            text.Write("// s · s of long vectors is less than the least number: each factor meets its vector first");
            text.Write("DiV straight = dy * new DiV(sSelf);");
            text.Write("// 1e6 is the s of vectors that are too short to turn");
            text.Write("DiV turn = sSelf >= 999999 ? DiV.Zero : new DiV(sSelf * DiUnsafe.Add(ref yAt, r * 16));");
            slope = "((DiSimd.Load(ref otherAt, i) * new DiV(sOther)) - (DiSimd.Load(ref selfAt, i) * turn)) * straight";
        }

        shape.OpenVectors(text, "all").Write($"DiV d = DiLanes.Keep({slope}, valid);");
        kernel.Store("dx", "i", "d").Close();
        text.Close();
    }

    /// <summary>What the gradient of unit vectors reads besides.</summary>
    /// <param name="Self">The vector that the gradient is of.</param>
    /// <param name="Y">The cosine.</param>
    /// <param name="S">sa and sb.</param>
    internal sealed record UnitVectors(BufferUse Self, BufferUse Y, BufferUse S);
}
