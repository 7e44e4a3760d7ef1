using DeepInit.Gen.Kernels;
using DeepInit.Gen.Planning;
using DeepInit.Gen.Planning.Ops;
using DeepInit.Gen.Shapes;
using DeepInit.Gen.Specs;
using DeepInit.Gen.Text;

namespace DeepInit.Gen.Layers;

/// <summary>dx = s · (g − mean g − h · mean(g · h)) over the features of each row, g = dy · weight; without mean g where the mean was left.</summary>
internal sealed record RowNormalizationBackward(bool Centres, Shape Shape, BufferUse Dy, BufferUse H, BufferUse S, GradientUse Dx, ParameterOperand Weight)
    : LayerKernel
{
    public override KernelName Name(KernelName layer) => layer with { Direction = KernelDirection.Backward };

    public override string Formula => $"dx {Dx.Sign} s · (g {(Centres ? "− mean g " : "")}− h · mean(g · h)), g = dy · weight";

    public override KernelSignature Signature => new(Operand.Read("dy", Dy), Operand.Read("h", H), Operand.Read("s", S), Dx.As("dx")) { Parameters = new([Weight]) };

    public override Items Items => Items.PerCall(KernelWriter.RowShares);

    public override void Write(KernelWriter kernel)
    {
        SourceWriter text = kernel.Text;
        RowShape shape = kernel.RowShapeOf(Shape);
        string features = kernel.Number(shape.Features);
        kernel.OpenRows(Shape.Positions);
        text.Write("DiV gh = DiV.Zero;");
        if (Centres)
        {
            text.Write("DiV sum = DiV.Zero;");
        }

        shape.OpenVectors(text, "all").Write("DiV g = DiLanes.Keep(DiSimd.Load(ref dyAt, i) * DiSimd.Load(ref weight, f), valid);").Write("gh += g * DiSimd.Load(ref hAt, i);");
        if (Centres)
        {
            text.Write("sum += g;");
        }

        text.Close();
        text.Write($"var slope = new DiV(DiSimd.Sum(gh) / {features});");
        if (Centres)
        {
            text.Write($"var mean = new DiV(DiSimd.Sum(sum) / {features});");
        }

        text.Write("DiV s = DiSimd.Broadcast(ref sAt, r * 16);");
        shape.OpenVectors(text, "all");
        text.Write("DiV g = DiSimd.Load(ref dyAt, i) * DiSimd.Load(ref weight, f);");
        text.Write($"DiV d = DiLanes.Keep(s * (g{(Centres ? " - mean" : "")} - (DiSimd.Load(ref hAt, i) * slope)), valid);");
        kernel.Store("dx", "i", "d").Close();
        text.Close();
    }
}
