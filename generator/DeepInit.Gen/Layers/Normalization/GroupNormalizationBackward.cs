using DeepInit.Gen.Kernels;
using DeepInit.Gen.Planning;
using DeepInit.Gen.Planning.Ops;
using DeepInit.Gen.Shapes;
using DeepInit.Gen.Specs;
using DeepInit.Gen.Text;

namespace DeepInit.Gen.Layers;

/// <summary>dx = s · (g − mean g − h · mean(g · h)) per group, g = dy · weight.</summary>
/// <param name="Mean">Room for mean g of each channel.</param>
/// <param name="Slope">Room for mean(g · h) of each channel.</param>
internal sealed record GroupNormalizationBackward(
    GroupNormalizationSpec Spec,
    Shape Shape,
    BufferUse Dy,
    BufferUse H,
    BufferUse S,
    BufferUse Mean,
    BufferUse Slope,
    GradientUse Dx,
    ParameterOperand Weight)
    : LayerKernel
{
    public override KernelName Name(KernelName layer) => layer with { Direction = KernelDirection.Backward };

    public override string Formula => $"dx {Dx.Sign} s · (g − mean g − h · mean(g · h)) per group, g = dy · weight";

    public override KernelSignature Signature =>
        new(Operand.Read("dy", Dy), Operand.Read("h", H), Operand.Read("s", S), Operand.Write("mean", Mean), Operand.Write("slope", Slope), Dx.As("dx")) { Parameters = new([Weight]) };

    public override Items Items => Items.PerCall(KernelWriter.RowShares);

    public override void Write(KernelWriter kernel)
    {
        SourceWriter text = kernel.Text;
        var groups = new ChannelGroups(Shape, Spec.Groups, text);
        kernel.OpenRows(positions: 1);
        groups.OpenVectors().Write("DiV w = DiSimd.Load(ref weight, f);").Write("DiV sum = DiV.Zero, product = DiV.Zero;");
        groups.OpenPositions().Write("DiV g = DiSimd.Load(ref dyAt, i) * w;").Write("sum += g;").Write("product += g * DiSimd.Load(ref hAt, i);").Close();
        kernel.Store("mean", "at", "sum");
        kernel.Store("slope", "at", "product").Close().Line();
        groups.Write("mean", $"sum / {groups.Count}");
        groups.Write("slope", $"sum / {groups.Count}");

        groups.OpenVectors().Write("DiV w = DiSimd.Load(ref weight, f), s = DiSimd.Load(ref sAt, at);").Write("DiV mean = DiSimd.Load(ref meanAt, at), slope = DiSimd.Load(ref slopeAt, at);");
        groups.OpenPositions().Write("DiV d = s * ((DiSimd.Load(ref dyAt, i) * w) - mean - (DiSimd.Load(ref hAt, i) * slope));");
        kernel.Store("dx", "i", "d").Close().Close();
        text.Close();
    }
}
