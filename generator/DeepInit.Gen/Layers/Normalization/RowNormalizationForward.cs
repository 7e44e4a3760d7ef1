using DeepInit.Gen.Collections;
using DeepInit.Gen.Kernels;
using DeepInit.Gen.Planning;
using DeepInit.Gen.Planning.Ops;
using DeepInit.Gen.Shapes;
using DeepInit.Gen.Specs;
using DeepInit.Gen.Text;

namespace DeepInit.Gen.Layers;

/// <summary>y = h · weight (+ bias), h = (x − mean) · s over the features of each row; an RMS norm leaves the mean where it is. Training keeps h and s for backward.</summary>
/// <param name="Centres">Whether the mean is taken off.</param>
/// <param name="H">Where training keeps h; null in prediction.</param>
/// <param name="S">Where training keeps s; null in prediction.</param>
/// <param name="Parameters">The weight, and the bias if there is one.</param>
internal sealed record RowNormalizationForward(
    double Epsilon,
    bool Centres,
    Shape Shape,
    BufferUse X,
    BufferUse Y,
    BufferUse? H,
    BufferUse? S,
    EquatableArray<ParameterOperand> Parameters)
    : LayerKernel
{
    private bool Keeps => H is not null;

    private bool HasBias => Parameters.Count > 1;

    public override KernelName Name(KernelName layer) => layer with { Direction = KernelDirection.Forward, Trains = Keeps };

    public override string Formula => $"y = h · weight{(HasBias ? " + bias" : "")}, h = {(Centres ? "(x − mean)" : "x")} · s per row";

    public override KernelSignature Signature =>
        new([Operand.Read("x", X), Operand.Write("y", Y), .. H is { } h && S is { } s ? [Operand.Write("h", h), Operand.Write("s", s)] : Array.Empty<Operand>()]) { Parameters = Parameters };

    public override Items Items => Items.PerCall(KernelWriter.RowShares);

    public override void Write(KernelWriter kernel)
    {
        SourceWriter text = kernel.Text;
        RowShape shape = kernel.RowShapeOf(Shape);
        string features = kernel.Number(shape.Features);
        kernel.OpenRows(Shape.Positions);
        string centred = "DiSimd.Load(ref xAt, i)";
        if (Centres)
        {
            text.Write("DiV sum = DiV.Zero;");
            shape.OpenVectors(text, "all").Write("sum += DiLanes.Keep(DiSimd.Load(ref xAt, i), valid);").Close();
            text.Write($"var mean = new DiV(DiSimd.Sum(sum) / {features});");
            centred = "(DiSimd.Load(ref xAt, i) - mean)";
        }

        text.Write("DiV squares = DiV.Zero;");
        shape.OpenVectors(text, "all").Write($"DiV d = DiLanes.Keep({centred}, valid);").Write("squares += d * d;").Close();
        text.Write($"$T meanSquare = DiSimd.Sum(squares) / {features};");
        text.Write($"var s = new DiV(($T)(1 / global::System.Math.Sqrt(meanSquare + {kernel.Number(Epsilon)})));");
        text.Open("if (!(meanSquare <= $T.MaxValue))");
        text.Write($"global::DeepInit.Runtime.Overflow.Row(ref xAt, r, all, {shape.Features}, {Literal.Of(Epsilon)}, {(Centres ? "true, out mean" : "false, out _")}, out s);").Close().Line();
        if (Keeps)
        {
            text.Open("for (int c = 0; c < 16; c += DiV.Count)");
            kernel.Store("s", "(r * 16) + c", "s").Close();
        }

        shape.OpenVectors(text, "all");
        text.Write($"DiV h = DiLanes.Keep({centred} * s, valid);");
        if (Keeps)
        {
            kernel.Store("h", "i", "h");
        }

        const string Scaled = "h * DiSimd.Load(ref weight, f)";
        kernel.Store("y", "i", HasBias ? $"({Scaled}) + DiSimd.Load(ref bias, f)" : Scaled).Close();
        text.Close();
    }
}
