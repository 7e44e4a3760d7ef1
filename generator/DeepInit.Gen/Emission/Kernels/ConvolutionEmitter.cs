using DeepInit.Gen.Emission.Tiles;
using DeepInit.Gen.Layers;
using DeepInit.Gen.Planning;
using DeepInit.Gen.Planning.Ops;
using DeepInit.Gen.Shapes;
using DeepInit.Gen.Text;
using static DeepInit.Gen.Emission.EmissionContext;

namespace DeepInit.Gen.Emission;

/// <summary>A method for each form of convolution, with the sizes of the layer as constants: it pads where that is to be done on the way, goes over images, panels of filters and rows, and calls a tile for each row.</summary>
internal sealed class ConvolutionEmitter : KernelEmitter<ConvolutionOp>
{
    protected override bool TakesRange(ConvolutionOp op) => true;

    protected override KernelName FormOf(EmissionContext context, ConvolutionOp op) => op.Name!.SharedBy("Convolution") with { Inputs = op.Window.Channels, Outputs = op.Window.Filters };

    protected override void WriteCall(SourceWriter writer, EmissionContext context, PassPlan pass, ConvolutionOp op)
    {
        string Place(int parameter) => At("parameters", context.Plan.ParameterAt(parameter).Offset);
        string filters = op.Weight is { } weight ? Place(weight) : Ref(pass, op.FixedWeight!.View);
        string start = op.Bias is { } bias ? Place(bias) : "ref parameters";
        string saved = op.Saved is { } buffer ? ", " + Ref(pass, buffer) : "";
        string zeros = op.ByPatches ? ", ref parameters" : "";
        string local = op.Scratch.Local > 0 ? ", ref local" : "";
        writer.Write($"{op.Method}({Ref(pass, op.Source)}, {filters}, {start}, {Ref(pass, op.Destination)}{saved}{zeros}{local}, rows, first, end);");
    }

    protected override void WriteMethod(SourceWriter writer, EmissionContext context, ConvolutionOp op)
    {
        Window w = op.Window;
        writer.Write($"/// <summary>{SurfaceEmitter.Xml(op.Summary)}.</summary>");
        string saved = op.Saved is null ? "" : ", ref $T saved";
        string zeros = op.ByPatches ? ", ref $T zeros" : "";
        string local = op.Scratch.Local > 0 ? ", ref $T local" : "";
        string head = $"private static void {op.Method}(ref $T x, ref $T filters, ref $T start, ref $T y{saved}{zeros}{local}, int rows, int first, int end)";
        Action<SourceWriter, EmissionContext, ConvolutionOp>? call = op.ByPatches ? PatchEmitter.Call : op.LeavesOutGaps ? SpreadEmitter.Call : op.Pads || w.IsLanewise ? null : Call;
        if (call is not null)
        {
            writer.Write(head + " =>").Indent();
            call(writer, context, op);
            writer.Outdent();
            return;
        }

        writer.Write(TileEmitter.Optimize);
        writer.Open(head);
        (int height, int width) = op.Pads ? (op.Placed!.Height, op.Placed.Width) : (w.ImageHeight, w.ImageWidth);
        XPanel(writer, w, height * width);
        writer.Write($"int yPanel = rows * {w.OutputHeight * w.OutputWidth * Panel.Width};");
        bool several = w.Bands > 1;
        writer.Write(several ? $"// an item is up to {w.RowsPerItem} rows of an image's output" : "// an item is an image");
        writer.Open("for (int item = first; item < end; item++)");
        if (several)
        {
            writer.Write($"int image = item / {w.Bands};").Write($"int row = {((Whole)"item" - ((Whole)"image" * w.Bands)) * w.RowsPerItem};");
            writer.Write(w.OutputHeight % w.RowsPerItem == 0 ? $"const int count = {w.RowsPerItem};" : $"int count = global::System.Math.Min({w.RowsPerItem}, {w.OutputHeight} - row);");
        }
        else
        {
            writer.Write("int image = item;").Write("const int row = 0;").Write($"const int count = {w.OutputHeight};");
        }

        string image = $"ref DiUnsafe.Add(ref x, image * {height * width * w.Pitch})";
        if (op.Pads)
        {
            Canvas c = op.Placed!.Canvas;
            int under = w.RowsUnder(1) - w.StrideHeight;
            writer.Write($"int canvasRows = {Times("count", w.StrideHeight)}{(under == 0 ? "" : under > 0 ? $" + {under}" : $" - {-under}")};");
            CanvasPanel(writer, w, $"canvasRows * {w.ImageWidth * w.Pitch}");
            writer.Write($"global::DeepInit.Runtime.Images.PadBand({image}, xPanel, {(w.Pitch == Panel.Width ? Panel.Count(w.Channels) : 1)}, {height}, {width}, {w.Pitch}, {w.ImageWidth}, {c.Top}, {c.Left}, {c.StepY}, {c.StepX}, {Times("row", w.StrideHeight)}, canvasRows, ref local);");
        }
        else
        {
            writer.Write($"ref $T xi = {image};");
        }

        bool panels = OpenPanels(writer, op);
        writer.Open("for (int oy = row; oy < row + count; oy++)");
        int line = w.StrideHeight * w.ImageWidth * w.Pitch;
        writer.Write(op.Pads
            ? $"ref $T xr = ref DiUnsafe.Add(ref local, {((Whole)"oy" - "row") * line});"
            : $"ref $T xr = ref DiUnsafe.Add(ref xi, {Channels(w)}({(Whole)"oy" * line}));");
        writer.Write($"int yAt = (panel * yPanel) + ({(((Whole)"image" * w.OutputHeight) + "oy") * (w.OutputWidth * Panel.Width)});");
        int tapRow = w.DilationHeight * w.ImageWidth * w.Pitch;
        (string xs, string ws, string taps) = ("ref xr", "ref wp", w.KernelHeight.ToString(System.Globalization.CultureInfo.InvariantCulture));
        if (SkipsZeros(op))
        {
            Placement placed = op.Placed!;
            string at = Times("oy", w.StrideHeight);
            writer.Write("// the kernel's rows over zeros above and below the image add nothing");
            writer.Write($"int above = global::System.Math.Max(0, {placed.Canvas.Top} - {at});");
            writer.Write($"int taps = global::System.Math.Min({w.KernelHeight}, {placed.Canvas.Top + placed.Height} - {at}) - above;");
            (xs, ws, taps) = ($"ref DiUnsafe.Add(ref xr, above * {tapRow})", $"ref DiUnsafe.Add(ref wp, above * {w.KernelWidth * w.Channels * Panel.Width})", "taps");
        }

        writer.Write($"{ConvolutionTiles.Row(context, op, op.Epilogue)}({xs}, {(op.Pads ? "canvasPanel" : "xPanel")}, {tapRow}, {w.DilationWidth * w.Pitch}, {ws}{(w.IsLanewise ? "" : ", 0, 0")}, ref sp, ref DiUnsafe.Add(ref y, yAt), {Saved(op)}, {w.OutputWidth}, {taps}, {w.KernelWidth}, {w.Channels});");
        writer.Close().Close().Close();
        if (panels)
        {
            writer.Close();
        }
    }

    // Images that lie as their windows read them: the call of the tile with the sizes of the layer.
    private static void Call(SourceWriter writer, EmissionContext context, ConvolutionOp op)
    {
        Window w = op.Window;
        (int top, int bottom) = SkipsZeros(op) ? (op.Placed!.Canvas.Top, op.Placed.Canvas.Top + op.Placed.Height) : (0, w.ImageHeight);
        writer.Write($"{context.Tile(new ConvolutionForm(ConvolutionShape.Of(w)))}{ConvolutionTiles.TypesOfRow(context, op, op.Epilogue)}({Operands(op)}, rows, "
            + $"{w.ImageHeight}, {w.ImageWidth}, {w.Pitch}, {w.Channels}, top: {top}, bottom: {bottom}, {w.OutputHeight}, {w.OutputWidth}, {w.Filters}, perItem: {w.RowsPerItem}, {w.KernelHeight}, {w.KernelWidth}, stride: {w.StrideHeight}, "
            + $"{w.DilationHeight * w.ImageWidth * w.Pitch}, {w.DilationWidth * w.Pitch}, {(w.PanelStep == 0 ? 0 : w.SharedBy)}, {w.PanelStep}, first, end);");
    }

    /// <summary>The first arguments of every tile that goes over images: what the method is handed.</summary>
    internal static string Operands(ConvolutionOp op) => $"ref x, ref filters, ref start, startPanel: {(op.Bias is null ? 0 : Panel.Width)}, ref y, ref {(op.Saved is null ? "y" : "saved")}";

    /// <summary>The loop over panels of filters, where there are several; with <c>wp</c> and <c>sp</c>, the panel's filters and what its sums start from.</summary>
    /// <returns>Whether there is a loop to close.</returns>
    private static bool OpenPanels(SourceWriter writer, ConvolutionOp op)
    {
        Window w = op.Window;
        bool panels = w.Filters > Panel.Width;
        if (panels)
        {
            writer.Open($"for (int panel = 0; panel < {Panel.Count(w.Filters)}; panel++)");
        }
        else
        {
            writer.Write("const int panel = 0;");
        }

        writer.Write($"ref $T wp = ref DiUnsafe.Add(ref filters, panel * {w.Taps * w.Channels * Panel.Width});");
        writer.Write($"ref $T sp = {Start(op)};");
        return panels;
    }

    private static string Times(string number, int factor) => factor == 1 ? number : $"({number} * {factor})";

    // Of images in panels, numbers from one panel to the next; of images as users hand them over, channels go on in the pixel.
    internal static void XPanel(SourceWriter writer, Window w, int pixels) => writer.Write(w.Pitch == Panel.Width ? $"int xPanel = rows * {pixels * Panel.Width};" : $"const int xPanel = {Panel.Width};");

    /// <summary>The same of the part of an image that a thread has put into zeros.</summary>
    private static void CanvasPanel(SourceWriter writer, Window w, string length) =>
        writer.Write(w.Pitch == Panel.Width && w.Channels > Panel.Width ? $"int canvasPanel = {length};" : $"const int canvasPanel = {Panel.Width};");

    // Whether rows of zeros lie above or below the image, fewer than the kernel has, and none between its own.
    private static bool SkipsZeros(ConvolutionOp op) => op is { Placed: { Canvas: { StepY: 1 } canvas } placed, Window: { DilationHeight: 1 } window }
        && canvas.Top < window.KernelHeight && canvas.Height - canvas.Top - placed.Height < window.KernelHeight
        && (canvas.Top > 0 || canvas.Height > canvas.Top + placed.Height);

    /// <summary>What the sums of a panel of filters start from.</summary>
    private static string Start(ConvolutionOp op) => op.Bias is null ? "ref start" : $"ref DiUnsafe.Add(ref start, panel * {Panel.Width})";

    /// <summary>What an epilogue reads beside the sum; where it reads nothing, any place will do.</summary>
    private static string Saved(ConvolutionOp op) => op.Saved is null ? "ref DiUnsafe.Add(ref y, yAt)" : "ref DiUnsafe.Add(ref saved, yAt)";

    /// <summary>Where the channels of a panel of filters begin, as the first term of a sum.</summary>
    internal static string Channels(Window w) => w.SharedBy == 0 || w.PanelStep == 0
        ? ""
        : $"({(w.SharedBy == 1 ? "panel" : $"panel / {w.SharedBy}")} * {(w.PanelStep == 1 ? "" : $"{w.PanelStep} * ")}xPanel) + ";
}
