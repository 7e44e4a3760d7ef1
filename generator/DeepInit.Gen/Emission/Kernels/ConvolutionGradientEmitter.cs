using DeepInit.Gen.Emission.Tiles;
using DeepInit.Gen.Planning;
using DeepInit.Gen.Planning.Ops;
using DeepInit.Gen.Shapes;
using DeepInit.Gen.Text;
using static DeepInit.Gen.Emission.ConvolutionEmitter;
using static DeepInit.Gen.Emission.EmissionContext;

namespace DeepInit.Gen.Emission;

/// <summary>Gradients of the filters of convolutions: a call of the tile; where channels are lanes, a method with constants of the layer.</summary>
internal sealed class ConvolutionGradientEmitter : KernelEmitter<ConvolutionGradientOp>
{
    protected override bool TakesRange(ConvolutionGradientOp op) => true;

    protected override KernelName? FormOf(EmissionContext context, ConvolutionGradientOp op) => !HasMethod(op) ? null : op.Name!.SharedBy("Convolution") with { Inputs = op.Window.Channels, Outputs = op.Window.Filters };

    protected override bool HasMethod(ConvolutionGradientOp op) => op.Window.IsLanewise;

    // The phase says which gradient, the tile how it is computed.
    protected override bool SaysWhat(ConvolutionGradientOp op) => true;

    protected override void WriteCall(SourceWriter writer, EmissionContext context, PassPlan pass, ConvolutionGradientOp op)
    {
        var outlet = new GradientOutlet(context, op.Weight);
        string arguments = GradientOutlet.Arguments(outlet);
        int offset = context.Plan.ParameterAt(op.Weight.Parameter).Offset;
        Window w = op.Window;
        writer.Write(w.IsLanewise
            ? $"_engine.{op.Method}({Ref(pass, op.Source)}, {Ref(pass, op.Gradient)}, {offset}, rows{arguments}, first, end);"
            : $"{ConvolutionTiles.Gradient(context, w)}, {Ref(pass, op.Source)}, {Ref(pass, op.Gradient)}, {offset}, {outlet.Factors}, rows, {w.OutputHeight}, {w.OutputWidth}, {w.KernelHeight}, {w.KernelWidth}, {w.Channels}, {w.Pitch}, "
                + $"{w.DilationHeight * w.ImageWidth * w.Pitch}, {w.DilationWidth * w.Pitch}, {w.StrideWidth * w.Pitch}, {w.StrideHeight * w.ImageWidth * w.Pitch}, {w.ImageHeight * w.ImageWidth * w.Pitch}, {(w.PanelStep == 0 ? 0 : w.SharedBy)}, {w.PanelStep}{arguments}, first, end);");
    }

    protected override void WriteMethod(SourceWriter writer, EmissionContext context, ConvolutionGradientOp op)
    {
        Window w = op.Window;
        if (!w.IsLanewise)
        {
            return;
        }

        var outlet = new GradientOutlet(context, op.Weight);
        writer.Write($"/// <summary>{SurfaceEmitter.Xml(op.Summary)}.</summary>");
        writer.Write(TileEmitter.Optimize);
        writer.Open($"private void {op.Method}(ref $T x, ref $T dz, int offset, int rows{GradientOutlet.Parameters(outlet)}, int first, int end)");
        if (w.Channels > Panel.Width || Channels(w).Length > 0)
        {
            XPanel(writer, w, w.ImageHeight * w.ImageWidth);
        }

        writer.Write($"int zPanel = rows * {w.OutputHeight * w.OutputWidth * Panel.Width};");
        LanewiseGradient(writer, context, w, outlet);
        writer.Close();
    }

    private static void LanewiseGradient(SourceWriter writer, EmissionContext context, Window w, GradientOutlet outlet)
    {
        writer.Write("// an item is a panel of 16 filters at one place of the kernel");
        writer.Open("for (int item = first; item < end; item++)");
        writer.Write($"int panel = {(Whole)"item" / w.Taps};").Write($"int tap = {(w.Taps == 1 ? 0 : (Whole)"item" - ((Whole)"panel" * w.Taps))};");
        writer.Write($"ref $T zp = ref DiUnsafe.Add(ref dz, panel * zPanel);");
        writer.Write($"ref $T xt = ref DiUnsafe.Add(ref x, {Channels(w)}({((((Whole)"tap" / w.KernelWidth) * (w.DilationHeight * w.ImageWidth)) + (((Whole)"tap" % w.KernelWidth) * w.DilationWidth)) * Panel.Width}));");
        writer.Open($"for (int c = 0; c < {w.Channels}; c += {Panel.Width})");
        writer.Write($"int count = global::System.Math.Min({Panel.Width}, {w.Channels} - c);");
        writer.Write($"int at = {"offset" + ((((Whole)"item" * w.Channels) + "c") * Panel.Width)};");
        writer.Write($"ref $T dw = {outlet.Place("at")};");
        writer.Write($"{context.Tile(new DepthwiseGradientForm())}(ref DiUnsafe.Add(ref xt, c * xPanel), xPanel, ref zp, rows, {w.OutputHeight}, {w.OutputWidth}, {w.StrideWidth * Panel.Width}, {w.StrideHeight * w.ImageWidth * Panel.Width}, {w.ImageHeight * w.ImageWidth * Panel.Width}, count, ref dw);");
        outlet.Write(writer, "at", "dw", "count", Panel.Width);
        writer.Close().Close();
    }
}
