using DeepInit.Gen.Collections;
using DeepInit.Gen.Kernels;
using DeepInit.Gen.Planning;
using DeepInit.Gen.Planning.Ops;
using DeepInit.Gen.Shapes;
using DeepInit.Gen.Specs;
using DeepInit.Gen.Text;

namespace DeepInit.Gen.Layers;

/// <summary>
/// y = h · weight + bias, h = (x − mean) · s. Training takes mean and variance of the batch, unless the layer is frozen, moves the running ones, and keeps h and s
/// for backward; prediction takes the running ones.
/// </summary>
/// <param name="H">Where training keeps h; null in prediction.</param>
/// <param name="Scale">Where training keeps s; null in prediction.</param>
internal sealed record BatchNormalizationForward(
    BatchNormalizationSpec Spec,
    Shape Shape,
    BufferUse X,
    BufferUse Y,
    BufferUse? H,
    EquatableArray<ParameterOperand> Parameters,
    Operand? Scale)
    : LayerKernel
{
    private bool Trains => H is not null;

    private bool TakesBatch => Trains && !Spec.Frozen;

    public override KernelName Name(KernelName layer) => layer with { Direction = KernelDirection.Forward, Trains = Trains };

    public override string Formula => !Trains
        ? "y = h · weight + bias, h by the running statistics"
        : $"y = h · weight + bias, h = (x − mean) · s by the {(Spec.Frozen ? "running statistics" : "batch's mean and variance")}";

    public override KernelSignature Signature => new([Operand.Read("x", X), Operand.Write("y", Y), .. H is { } h ? [Operand.Write("h", h)] : Array.Empty<Operand>()])
    {
        Parameters = Parameters,
        Fixed = Scale is null ? default : new([Scale]),
        ReadsMode = TakesBatch,
    };

    // Threads take panels: each feature's sums are one thread's.
    public override Items Items => Items.Panels(Shape.Features);

    public override void Write(KernelWriter kernel)
    {
        SourceWriter text = kernel.Text;
        kernel.DeclareAll(Shape.Positions);
        if (Trains)
        {
            text.Write("var count = new DiV(all);");
        }

        text.Open("for (int f = first * 16; f < end * 16; f += DiV.Count)");
        text.Write("int start = ((f >> 4) * all * 16) + (f & 15);");
        text.Write("DiV mean = DiSimd.Load(ref runningMean, f);").Write("DiV variance = DiSimd.Load(ref runningVariance, f);");
        if (TakesBatch)
        {
            WriteStatistics(kernel, text);
        }

        text.Write($"DiV s = DiV.One / DiVector.SquareRoot(variance + {kernel.Constant(Spec.Epsilon)});");
        if (TakesBatch)
        {
            text.Write("s = DiVector.ConditionalSelect(DiVector.GreaterThan(steep, DiV.Zero), steep, s);");
        }

        text.Write("DiV w = DiSimd.Load(ref weight, f), b = DiSimd.Load(ref bias, f);");
        if (Trains)
        {
            text.Write("DiSimd.Store(s, ref scale, f);");
        }

        text.Open("for (int r = 0; r < all; r++)").Write("int i = start + (r * 16);").Write("DiV h = (DiSimd.Load(ref xAt, i) - mean) * s;");
        if (Trains)
        {
            kernel.Store("h", "i", "h");
        }

        kernel.Store("y", "i", "(h * w) + b");
        text.Close().Close();
    }

    private void WriteStatistics(KernelWriter kernel, SourceWriter text)
    {
        text.Write("// of features whose variance is no number of this type");
        text.Write("DiV steep = DiV.Zero;");
        text.Open("if (training)");
        BlockedSum.Write(text, "all", [], ("sum", "DiSimd.Load(ref xAt, start + (r * 16))"));
        text.Write("mean = sum / count;");
        BlockedSum.Write(text, "all", ["DiV d = DiSimd.Load(ref xAt, start + (r * 16)) - mean;"], ("squares", "d * d"));
        text.Open("if (!DiVector.LessThanOrEqualAll(squares, new DiV($T.MaxValue)))");
        text.Write($"global::DeepInit.Runtime.Overflow.Columns(ref DiUnsafe.Add(ref xAt, start), all, {Literal.Of(Spec.Epsilon)}, ref mean, ref squares, out steep);").Close().Line();
        text.Write("variance = squares / count;");
        text.Write("// running statistics take the unbiased variance");
        text.Write($"DiV momentum = {kernel.Constant(Spec.Momentum)}, rest = {kernel.Constant(1 - Spec.Momentum)};");
        text.Write("DiV unbiased = squares / new DiV(global::System.Math.Max(all - 1, 1));");
        text.Write("DiSimd.Store((rest * DiSimd.Load(ref runningMean, f)) + (momentum * mean), ref runningMean, f);");
        text.Write("DiSimd.Store((rest * DiSimd.Load(ref runningVariance, f)) + (momentum * unbiased), ref runningVariance, f);").Close().Line();
    }
}
