using DeepInit.Gen.Emission.Tiles;
using DeepInit.Gen.Planning;
using DeepInit.Gen.Planning.Ops;
using DeepInit.Gen.Shapes;
using DeepInit.Gen.Text;
using static DeepInit.Gen.Emission.ConvolutionEmitter;
using static DeepInit.Gen.Emission.EmissionContext;

namespace DeepInit.Gen.Emission;

/// <summary>Gradients of the filters of convolutions, by constants of the layer.</summary>
internal sealed class ConvolutionGradientEmitter : KernelEmitter<ConvolutionGradientOp>
{
    protected override bool TakesRange(ConvolutionGradientOp op) => true;

    protected override KernelName FormOf(EmissionContext context, ConvolutionGradientOp op) => op.Name!.SharedBy("Convolution") with { Inputs = op.Window.Channels, Outputs = op.Window.Filters };

    protected override void WriteCall(SourceWriter writer, EmissionContext context, PassPlan pass, ConvolutionGradientOp op)
    {
        string update = GradientOutlet.Arguments(new GradientOutlet(context, op.Weight));
        writer.Write($"_engine.{op.Method}({Ref(pass, op.Source)}, {Ref(pass, op.Gradient)}, {context.Plan.ParameterAt(op.Weight.Parameter).Offset}, rows{update}, first, end);");
    }

    protected override void WriteMethod(SourceWriter writer, EmissionContext context, ConvolutionGradientOp op)
    {
        Window w = op.Window;
        var outlet = new GradientOutlet(context, op.Weight);
        writer.Write($"/// <summary>{SurfaceEmitter.Xml(op.Summary)}.</summary>");
        writer.Write(TileEmitter.Optimize);
        writer.Open($"private void {op.Method}(ref $T x, ref $T dz, int offset, int rows{GradientOutlet.Parameters(outlet)}, int first, int end)");
        if (w.Channels > Panel.Width || Channels(w).Length > 0)
        {
            XPanel(writer, w, w.ImageHeight * w.ImageWidth);
        }

        writer.Write($"int zPanel = rows * {w.OutputHeight * w.OutputWidth * 16};");
        if (w.IsLanewise)
        {
            LanewiseGradient(writer, context, w, outlet);
        }
        else
        {
            Gradient(writer, context, w, outlet);
        }

        writer.Close();
    }

    private static void Gradient(SourceWriter writer, EmissionContext context, Window w, GradientOutlet outlet)
    {
        int blocks = Panel.Count(w.Channels);
        writer.Write("// an item is a panel of 16 filters at one row of the kernel, over up to 16 channels");
        writer.Open("for (int item = first; item < end; item++)");
        writer.Write($"int panel = {(Whole)"item" / (blocks * w.KernelHeight)};").Write($"int part = {(blocks * w.KernelHeight == 1 ? 0 : (Whole)"item" - ((Whole)"panel" * (blocks * w.KernelHeight)))};");
        writer.Write(blocks == 1 ? "const int c = 0;" : $"int c = {((Whole)"part" / w.KernelHeight) * 16};");
        writer.Write(blocks == 1 ? "int ky = part;" : $"int ky = {(Whole)"part" % w.KernelHeight};");
        writer.Write(w.Channels % 16 == 0 ? "const int count = 16;" : blocks == 1 ? $"const int count = {w.Channels};" : $"int count = global::System.Math.Min(16, {w.Channels} - c);");
        writer.Write($"int at = {"offset" + ((((((Whole)"panel" * w.Taps) + ((Whole)"ky" * w.KernelWidth)) * w.Channels) + "c") * 16)};");
        writer.Write($"ref $T xk = ref DiUnsafe.Add(ref x, {Channels(w)}(ky * {w.DilationHeight * w.ImageWidth * w.Pitch}){(blocks == 1 ? "" : " + (c / 16 * xPanel)")});");
        writer.Write($"ref $T dw = {outlet.Place("at")};");
        writer.Write(outlet.IsFused ? $"int tapStep = update ? count * 16 : {w.Channels * 16};" : outlet.Adds ? "int tapStep = count * 16;" : $"const int tapStep = {w.Channels * 16};");
        writer.Write($"{ConvolutionTiles.Gradient(context, w)}(ref xk, ref DiUnsafe.Add(ref dz, panel * zPanel), rows, {w.OutputHeight}, {w.OutputWidth}, {w.StrideWidth * w.Pitch}, {w.StrideHeight * w.ImageWidth * w.Pitch}, {w.ImageHeight * w.ImageWidth * w.Pitch}, {w.KernelWidth}, {w.DilationWidth * w.Pitch}, count, ref dw, tapStep);");
        outlet.WritePieces(writer, "kx", w.KernelWidth, $"at + (kx * {w.Channels * 16})", "DiUnsafe.Add(ref dw, kx * tapStep)", "count");
        writer.Close();
    }

    private static void LanewiseGradient(SourceWriter writer, EmissionContext context, Window w, GradientOutlet outlet)
    {
        writer.Write("// an item is a panel of 16 filters at one place of the kernel");
        writer.Open("for (int item = first; item < end; item++)");
        writer.Write($"int panel = {(Whole)"item" / w.Taps};").Write($"int tap = {(w.Taps == 1 ? 0 : (Whole)"item" - ((Whole)"panel" * w.Taps))};");
        writer.Write($"ref $T zp = ref DiUnsafe.Add(ref dz, panel * zPanel);");
        writer.Write($"ref $T xt = ref DiUnsafe.Add(ref x, {Channels(w)}({((((Whole)"tap" / w.KernelWidth) * (w.DilationHeight * w.ImageWidth)) + (((Whole)"tap" % w.KernelWidth) * w.DilationWidth)) * 16}));");
        writer.Open($"for (int c = 0; c < {w.Channels}; c += 16)");
        writer.Write($"int count = global::System.Math.Min(16, {w.Channels} - c);");
        writer.Write($"int at = {"offset" + ((((Whole)"item" * w.Channels) + "c") * 16)};");
        writer.Write($"ref $T dw = {outlet.Place("at")};");
        writer.Write($"{context.Tile(new DepthwiseGradientForm())}(ref DiUnsafe.Add(ref xt, c * xPanel), xPanel, ref zp, rows, {w.OutputHeight}, {w.OutputWidth}, {w.StrideWidth * 16}, {w.StrideHeight * w.ImageWidth * 16}, {w.ImageHeight * w.ImageWidth * 16}, count, ref dw);");
        outlet.Write(writer, "at", "dw", "count", 16);
        writer.Close().Close();
    }
}
