using DeepInit.Gen.Shapes;
using DeepInit.Gen.Text;

namespace DeepInit.Gen.Emission.Tiles;

/// <summary>The gradients of a matrix and of its bias, in blocks of 16 inputs × 16 outputs, each handed on as soon as it is complete.</summary>
/// <param name="Narrow">Whether there are at most 8 outputs.</param>
/// <param name="Ahead">Blocks of numbers that are fetched meanwhile: the parameters and states that an update will move.</param>
internal sealed record WeightGradientForm(bool Narrow, int Ahead) : TileForm
{
    public override TileChapter Chapter => TileChapter.Gradients;

    public override string Name => $"{(Narrow ? "Narrow" : "")}WeightGradient{(Ahead > 0 ? "Ahead" + Number(Ahead) : "")}";

    public override IEnumerable<TileForm> Needs => [new GradientsContract(), new OperandLayoutContract(), new SumOfRowsForm()];

    public override void Write(SourceWriter writer, IReadOnlyList<TileForm> all)
    {
        GradientBlockForm[] blocks = [.. all.OfType<GradientBlockForm>().Where(block => block.Narrow == Narrow && block.Ahead == Ahead).OrderByDescending(block => block.Inputs)];
        writer.Write("/// <summary>dw[o, i] = Σ_r x[r, i] · dz[r, o] and db[o] = Σ_r dz[r, o], in blocks of 16 inputs × 16 outputs, each handed on as soon as it is complete.</summary>");
        TileEmitter.Parameter(writer, "form", "How x lies: panels [inputs / 16][rows][16], or rows [rows][inputs].");
        TileEmitter.Parameter(writer, "x", "The layer's input.");
        TileEmitter.Parameter(writer, "dz", "Panels [outputs / 16][rows][16].");
        TileEmitter.Parameter(writer, "weights", "Where the matrix lies in the block of parameters, in panels [outputs / 16][inputs][16]; −1 where its gradient is not asked for.");
        TileEmitter.Parameter(writer, "weightFactors", "Which pair of factors on rate and decay it is declared with.");
        TileEmitter.Parameter(writer, "bias", "The same of the bias.");
        TileEmitter.Parameter(writer, "biasFactors", "The same of the bias.");
        TileEmitter.Parameter(writer, "rows", "Rows of x and dz.");
        TileEmitter.Parameter(writer, "inputs", "Inputs of the layer.");
        TileEmitter.Parameter(writer, "scratch", "Memory of the thread for a block.");
        TileEmitter.Parameter(writer, "gradients", "What becomes of them.");
        TileEmitter.Parameter(writer, "first", "The first panel of 16 outputs to compute.");
        TileEmitter.Parameter(writer, "end", "The panel after the last.");
        writer.Open($"internal static void {Name}<TRows, TGradients>(TRows form, ref $T x, ref $T dz, int weights, int weightFactors, int bias, int biasFactors, int rows, int inputs, ref $T scratch, TGradients gradients, int first, int end)\n    where TRows : struct, IRows\n    where TGradients : struct, IGradients");
        writer.Write("int panelStep = form.PanelStep(rows);");
        for (int i = 0; i < Ahead; i++)
        {
            writer.Write($"ref $T moved{i} = ref gradients.Moved({i});");
        }

        writer.Open("for (int panel = first; panel < end; panel++)");
        writer.Write($"ref $T dzPanel = ref DiUnsafe.Add(ref dz, panel * rows * {Panel.Width});");
        writer.Open("if (weights >= 0)");
        writer.Write("ref $T xPanel = ref x;").Write($"int at = weights + (panel * inputs * {Panel.Width});").Write("int left = inputs;");
        if (blocks.FirstOrDefault(block => block.Inputs == Panel.Width) is { } full)
        {
            writer.Open($"for (; left >= {Panel.Width}; left -= {Panel.Width}, at += {Panel.Block})");
            writer.Write("ref $T dw = ref gradients.Place(at, ref scratch);");
            writer.Write(Call(full));
            writer.Write($"gradients.Take(at, ref dw, {(Narrow ? $"{Panel.Width}, {Panel.Half}" : $"1, {Panel.Block}")}, weightFactors);");
            writer.Write("xPanel = ref DiUnsafe.Add(ref xPanel, panelStep);").Close().Line();
        }

        GradientBlockForm[] rest = [.. blocks.Where(block => block.Inputs < Panel.Width)];
        if (rest.Length > 0)
        {
            writer.Open("if (left > 0)");
            writer.Write("ref $T dw = ref gradients.Place(at, ref scratch);");
            writer.Open("switch (left)");
            foreach (GradientBlockForm block in rest)
            {
                writer.Write($"case {block.Inputs}:").Indent().Write(Call(block)).Write("break;").Outdent();
            }

            writer.Close().Line();
            writer.Write($"gradients.Take(at, ref dw, {(Narrow ? $"left, {Panel.Half}" : $"1, left * {Panel.Width}")}, weightFactors);").Close();
        }

        writer.Close().Line();
        writer.Open("if (bias >= 0)");
        writer.Write($"int at = bias + (panel * {Panel.Width});");
        writer.Write("ref $T db = ref gradients.Place(at, ref scratch);");
        writer.Write($"{new SumOfRowsForm().Name}(ref dzPanel, rows, ref db);");
        writer.Write($"gradients.Take(at, ref db, 1, {(Narrow ? Panel.Half : Panel.Width)}, biasFactors);");
        writer.Close().Close().Close();
    }

    /// <summary>The blocks that a matrix of so many inputs is made of.</summary>
    public IEnumerable<TileForm> BlocksOf(int inputs) =>
        new[] { inputs >= Panel.Width ? Panel.Width : 0, inputs % Panel.Width }.Where(size => size > 0).Distinct().Select(size => new GradientBlockForm(size, Narrow, Ahead));

    private string Call(GradientBlockForm block) =>
        $"{block.Name}<TRows>(ref xPanel, ref dzPanel, rows, ref dw{string.Concat(Enumerable.Range(0, Ahead).Select(i => $", ref DiUnsafe.Add(ref moved{i}, at)"))});";
}
