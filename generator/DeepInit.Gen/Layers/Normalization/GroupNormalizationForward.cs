using DeepInit.Gen.Collections;
using DeepInit.Gen.Kernels;
using DeepInit.Gen.Planning;
using DeepInit.Gen.Planning.Ops;
using DeepInit.Gen.Shapes;
using DeepInit.Gen.Specs;
using DeepInit.Gen.Text;

namespace DeepInit.Gen.Layers;

/// <summary>y = h · weight + bias, h = (x − mean) · s per row and group. Training keeps h and s for backward.</summary>
/// <param name="H">Where training keeps h; null in prediction.</param>
internal sealed record GroupNormalizationForward(
    GroupNormalizationSpec Spec,
    Shape Shape,
    BufferUse X,
    BufferUse Y,
    BufferUse Mean,
    BufferUse S,
    BufferUse? H,
    EquatableArray<ParameterOperand> Parameters)
    : LayerKernel
{
    public override KernelName Name(KernelName layer) => layer with { Direction = KernelDirection.Forward, Trains = H is not null };

    public override string Formula => "y = h · weight + bias, h = (x − mean) · s per row and group";

    public override KernelSignature Signature =>
        new([Operand.Read("x", X), Operand.Write("y", Y), Operand.Write("mean", Mean), Operand.Write("s", S), .. H is { } h ? [Operand.Write("h", h)] : Array.Empty<Operand>()]) { Parameters = Parameters };

    public override Items Items => Items.PerCall(KernelWriter.RowShares);

    public override void Write(KernelWriter kernel)
    {
        SourceWriter text = kernel.Text;
        var groups = new ChannelGroups(Shape, Spec.Groups, text);
        kernel.OpenRows(positions: 1);
        groups.OpenVectors().Write("DiV sum = DiV.Zero;");
        groups.OpenPositions().Write("sum += DiSimd.Load(ref xAt, i);").Close();
        kernel.Store("mean", "at", "sum").Close().Line();
        groups.Write("mean", $"sum / {groups.Count}");

        groups.OpenVectors().Write("DiV mean = DiSimd.Load(ref meanAt, at);").Write("DiV squares = DiV.Zero;");
        groups.OpenPositions().Write("DiV d = DiSimd.Load(ref xAt, i) - mean;").Write("squares += d * d;").Close();
        kernel.Store("s", "at", "squares").Close().Line();
        groups.Write("s", $"1 / global::System.Math.Sqrt((sum / {groups.Count}) + {Literal.Of(Spec.Epsilon)})", overflowsAt: Spec.Epsilon);

        groups.OpenVectors().Write("DiV mean = DiSimd.Load(ref meanAt, at), s = DiSimd.Load(ref sAt, at);").Write("DiV w = DiSimd.Load(ref weight, f), b = DiSimd.Load(ref bias, f);");
        groups.OpenPositions().Write("DiV h = (DiSimd.Load(ref xAt, i) - mean) * s;");
        if (H is not null)
        {
            kernel.Store("h", "i", "h");
        }

        kernel.Store("y", "i", "(h * w) + b").Close().Close();
        text.Close();
    }
}
