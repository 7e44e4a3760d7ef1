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
        string update = context.OptimizerKind is null ? "" : ", ref scratch, Update, in Step";
        writer.Write($"_engine.{op.Method}({Ref(pass, op.Source)}, {Ref(pass, op.Gradient)}, {context.Plan.ParameterAt(op.Weight).Offset}, rows{update}, first, end);");
    }

    protected override void WriteMethod(SourceWriter writer, EmissionContext context, ConvolutionGradientOp op)
    {
        Window w = op.Window;
        bool updates = context.OptimizerKind is not null;
        ParameterPlan p = context.Plan.ParameterAt(op.Weight);
        writer.Write($"/// <summary>{SurfaceEmitter.Xml(op.Comment)}.</summary>");
        writer.Write(TileEmitter.Optimize);
        writer.Open($"private void {op.Method}(ref $T x, ref $T dz, int offset, int rows{(updates ? ", ref $T scratch, bool update, in Step step" : "")}, int first, int end)");
        if (w.Channels > Panel.Width || Channels(w).Length > 0)
        {
            XPanel(writer, w, w.ImageHeight * w.ImageWidth);
        }

        writer.Write($"int zPanel = rows * {w.OutputHeight * w.OutputWidth * 16};");
        if (w.IsLanewise)
        {
            LanewiseGradient(writer, context, w, p);
        }
        else
        {
            Gradient(writer, context, w, p);
        }

        writer.Close();
    }

    private static void Gradient(SourceWriter writer, EmissionContext context, Window w, ParameterPlan p)
    {
        bool updates = context.OptimizerKind is not null;
        int blocks = Panel.Count(w.Channels);
        writer.Write("// an item is a panel of 16 filters at one row of the kernel, over up to 16 channels");
        writer.Open("for (int item = first; item < end; item++)");
        writer.Write($"int panel = item / {blocks * w.KernelHeight};").Write($"int part = item - (panel * {blocks * w.KernelHeight});");
        writer.Write(blocks == 1 ? "const int c = 0;" : $"int c = part / {w.KernelHeight} * 16;");
        writer.Write(blocks == 1 ? "int ky = part;" : $"int ky = part % {w.KernelHeight};");
        writer.Write(w.Channels % 16 == 0 ? "const int count = 16;" : blocks == 1 ? $"const int count = {w.Channels};" : $"int count = global::System.Math.Min(16, {w.Channels} - c);");
        writer.Write($"int at = offset + (((((panel * {w.Taps}) + (ky * {w.KernelWidth})) * {w.Channels}) + c) * 16);");
        writer.Write($"ref $T xk = ref DiUnsafe.Add(ref x, {Channels(w)}(ky * {w.DilationHeight * w.ImageWidth * w.Pitch}){(blocks == 1 ? "" : " + (c / 16 * xPanel)")});");
        writer.Write(updates
            ? "ref $T dw = ref update ? ref scratch : ref DiUnsafe.Add(ref _store.Gradients, at);"
            : "ref $T dw = ref DiUnsafe.Add(ref _store.Gradients, at);");
        writer.Write(updates ? $"int tapStep = update ? count * 16 : {w.Channels * 16};" : $"const int tapStep = {w.Channels * 16};");
        writer.Write($"{ConvolutionTiles.Gradient(context, w)}(ref xk, ref DiUnsafe.Add(ref dz, panel * zPanel), rows, {w.OutputHeight}, {w.OutputWidth}, {w.StrideWidth * w.Pitch}, {w.StrideHeight * w.ImageWidth * w.Pitch}, {w.ImageHeight * w.ImageWidth * w.Pitch}, {w.KernelWidth}, {w.DilationWidth * w.Pitch}, count, ref dw, tapStep);");
        if (updates)
        {
            writer.Open($"for (int kx = 0; update && kx < {w.KernelWidth}; kx++)");
            writer.Write($"Update(at + (kx * {w.Channels * 16}), ref DiUnsafe.Add(ref dw, kx * tapStep), count, 16, in step{UpdateEmitter.Decay(context, p)});").Close();
        }

        writer.Close();
    }

    private static void LanewiseGradient(SourceWriter writer, EmissionContext context, Window w, ParameterPlan p)
    {
        bool updates = context.OptimizerKind is not null;
        writer.Write("// an item is a panel of 16 filters at one place of the kernel");
        writer.Open("for (int item = first; item < end; item++)");
        writer.Write($"int panel = item / {w.Taps};").Write($"int tap = item - (panel * {w.Taps});");
        writer.Write($"ref $T zp = ref DiUnsafe.Add(ref dz, panel * zPanel);");
        writer.Write($"ref $T xt = ref DiUnsafe.Add(ref x, {Channels(w)}((tap / {w.KernelWidth} * {w.DilationHeight * w.ImageWidth}) + (tap % {w.KernelWidth} * {w.DilationWidth})) * 16);");
        writer.Open($"for (int c = 0; c < {w.Channels}; c += 16)");
        writer.Write($"int count = global::System.Math.Min(16, {w.Channels} - c);");
        writer.Write($"int at = offset + (((item * {w.Channels}) + c) * 16);");
        writer.Write(updates
            ? "ref $T dw = ref update ? ref scratch : ref DiUnsafe.Add(ref _store.Gradients, at);"
            : "ref $T dw = ref DiUnsafe.Add(ref _store.Gradients, at);");
        writer.Write($"{context.Tile(new DepthwiseGradientForm())}(ref DiUnsafe.Add(ref xt, c * xPanel), xPanel, ref zp, rows, {w.OutputHeight}, {w.OutputWidth}, {w.StrideWidth * 16}, {w.StrideHeight * w.ImageWidth * 16}, {w.ImageHeight * w.ImageWidth * 16}, count, ref dw);");
        if (updates)
        {
            writer.Open("if (update)").Write($"Update(at, ref dw, count, 16, in step{UpdateEmitter.Decay(context, p)});").Close();
        }

        writer.Close().Close();
    }
}
