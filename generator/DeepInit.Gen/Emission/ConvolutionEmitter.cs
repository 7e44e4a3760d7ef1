using DeepInit.Gen.Planning;
using static DeepInit.Gen.Emission.EmissionContext;

namespace DeepInit.Gen.Emission;

/// <summary>Convolutions and the gradients of their filters, by constants of the layer.</summary>
internal static class ConvolutionEmitter
{
    public static string Call(EmissionContext context, PassPlan pass, ConvolutionOp op)
    {
        string Place(int parameter) => At("parameters", context.Plan.ParameterAt(parameter).Offset);
        string filters = op.Weight is { } weight ? Place(weight) : At("fixedMemory", op.FixedWeight);
        string start = op.Bias is { } bias ? Place(bias) : "ref parameters";
        string saved = op.Saved is { } buffer ? ", " + Ref(pass, buffer) : "";
        string patches = op.ByPatches ? ", ref parameters, ref patches" : "";
        return $"{op.Method}({Ref(pass, op.Source)}, {filters}, {start}, {Ref(pass, op.Destination)}{saved}{patches}, rows, first, end);";
    }

    public static string Call(EmissionContext context, PassPlan pass, ConvolutionGradientOp op)
    {
        string update = context.OptimizerKind is null ? "" : ", ref scratch, Update, in Step";
        return $"_engine.{op.Method}({Ref(pass, op.Source)}, {Ref(pass, op.Gradient)}, {context.Plan.ParameterAt(op.Weight).Offset}, rows{update}, first, end);";
    }

    public static void WriteMethod(SourceWriter writer, EmissionContext context, ConvolutionOp op)
    {
        Window w = op.Window;
        string epilogue = context.Epilogues[op.Epilogue];
        writer.Write($"/// <summary>{SurfaceEmitter.Xml(op.Comment)}.</summary>");
        writer.Write(Tiles.TileEmitter.Optimize);
        string saved = op.Saved is null ? "" : ", ref $T saved";
        string patches = op.ByPatches ? ", ref $T zeros, ref $T patches" : "";
        writer.Open($"private static void {op.Method}(ref $T x, ref $T filters, ref $T start, ref $T y{saved}{patches}, int rows, int first, int end)");
        writer.Write($"int xPanel = rows * {w.ImageHeight * w.ImageWidth * 16};");
        writer.Write($"int yPanel = rows * {w.OutputHeight * w.OutputWidth * 16};");
        if (op.ByPatches)
        {
            PatchEmitter.Body(writer, context, op);
            writer.Close();
            return;
        }

        writer.Write("// an item is a panel of 16 filters over one image");
        writer.Open("for (int item = first; item < end; item++)");
        writer.Write("int panel = item / rows;").Write("int image = item - (panel * rows);");
        writer.Write($"ref $T wp = ref DiUnsafe.Add(ref filters, panel * {w.Taps * w.Channels * 16});");
        writer.Write($"ref $T sp = {Start(op)};");
        writer.Open($"for (int oy = 0; oy < {w.OutputHeight}; oy++)");
        writer.Write($"ref $T xr = ref DiUnsafe.Add(ref x, {Channels(w)}((image * {w.ImageHeight}) + (oy * {w.StrideHeight})) * {w.ImageWidth * 16});");
        writer.Write($"int yAt = (panel * yPanel) + (((image * {w.OutputHeight}) + oy) * {w.OutputWidth * 16});");
        writer.Write($"{Tiles.ConvolutionTileEmitter.RowMethod(w, epilogue)}(ref xr, xPanel, {w.DilationHeight * w.ImageWidth * 16}, {w.DilationWidth * 16}, ref wp, ref sp, ref DiUnsafe.Add(ref y, yAt), {Saved(op)}, {w.OutputWidth}, {w.KernelHeight}, {w.KernelWidth}, {w.Channels});");
        writer.Close().Close().Close();
    }

    /// <summary>What the sums of a panel of filters start from.</summary>
    internal static string Start(ConvolutionOp op) => op.Bias is null ? "ref start" : "ref DiUnsafe.Add(ref start, panel * 16)";

    /// <summary>What an epilogue reads beside the sum; where it reads nothing, any place will do.</summary>
    internal static string Saved(ConvolutionOp op) => op.Saved is null ? "ref DiUnsafe.Add(ref y, yAt)" : "ref DiUnsafe.Add(ref saved, yAt)";

    public static void WriteMethod(SourceWriter writer, EmissionContext context, ConvolutionGradientOp op)
    {
        Window w = op.Window;
        bool updates = context.OptimizerKind is not null;
        ParameterPlan p = context.Plan.ParameterAt(op.Weight);
        writer.Write($"/// <summary>{SurfaceEmitter.Xml(op.Comment)}.</summary>");
        writer.Write(Tiles.TileEmitter.Optimize);
        writer.Open($"private void {op.Method}(ref $T x, ref $T dz, int offset, int rows{(updates ? ", ref $T scratch, bool update, in Step step" : "")}, int first, int end)");
        writer.Write($"int xPanel = rows * {w.ImageHeight * w.ImageWidth * 16};");
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
        int blocks = (w.Channels + 15) / 16;
        writer.Write("// an item is a panel of 16 filters at one row of the kernel, over up to 16 channels");
        writer.Open("for (int item = first; item < end; item++)");
        writer.Write($"int panel = item / {blocks * w.KernelHeight};").Write($"int part = item - (panel * {blocks * w.KernelHeight});");
        writer.Write(blocks == 1 ? "const int c = 0;" : $"int c = part / {w.KernelHeight} * 16;");
        writer.Write(blocks == 1 ? "int ky = part;" : $"int ky = part % {w.KernelHeight};");
        writer.Write(w.Channels % 16 == 0 ? "const int count = 16;" : blocks == 1 ? $"const int count = {w.Channels};" : $"int count = global::System.Math.Min(16, {w.Channels} - c);");
        writer.Write($"int at = offset + (((((panel * {w.Taps}) + (ky * {w.KernelWidth})) * {w.Channels}) + c) * 16);");
        writer.Write($"ref $T xk = ref DiUnsafe.Add(ref x, {Channels(w)}(ky * {w.DilationHeight * w.ImageWidth * 16}){(blocks == 1 ? "" : " + (c / 16 * xPanel)")});");
        writer.Write(updates
            ? "ref $T dw = ref update ? ref scratch : ref DiUnsafe.Add(ref _store.Gradients, at);"
            : "ref $T dw = ref DiUnsafe.Add(ref _store.Gradients, at);");
        writer.Write(updates ? $"int tapStep = update ? count * 16 : {w.Channels * 16};" : $"const int tapStep = {w.Channels * 16};");
        writer.Write($"{Tiles.ConvolutionGradientTileEmitter.Method(w)}(ref xk, ref DiUnsafe.Add(ref dz, panel * zPanel), rows, {w.OutputHeight}, {w.OutputWidth}, {w.StrideWidth * 16}, {w.StrideHeight * w.ImageWidth * 16}, {w.ImageHeight * w.ImageWidth * 16}, {w.KernelWidth}, {w.DilationWidth * 16}, count, ref dw, tapStep);");
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
        writer.Write($"DepthwiseGradient(ref DiUnsafe.Add(ref xt, c * xPanel), xPanel, ref zp, rows, {w.OutputHeight}, {w.OutputWidth}, {w.StrideWidth * 16}, {w.StrideHeight * w.ImageWidth * 16}, {w.ImageHeight * w.ImageWidth * 16}, count, ref dw);");
        if (updates)
        {
            writer.Open("if (update)").Write($"Update(at, ref dw, count, 16, in step{UpdateEmitter.Decay(context, p)});").Close();
        }

        writer.Close().Close();
    }

    /// <summary>Where the channels of a panel of filters begin, as the first term of a sum.</summary>
    private static string Channels(Window w) => w.SharedBy == 0 || w.PanelStep == 0
        ? ""
        : $"({(w.SharedBy == 1 ? "panel" : $"panel / {w.SharedBy}")} * {(w.PanelStep == 1 ? "" : $"{w.PanelStep} * ")}xPanel) + ";
}
