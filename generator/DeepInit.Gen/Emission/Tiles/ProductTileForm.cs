using DeepInit.Gen.Shapes;
using System.Globalization;
using DeepInit.Gen.Text;

namespace DeepInit.Gen.Emission.Tiles;

/// <summary>A tile of products: it holds its sums in registers over the whole length of the product; one step loads a row of 16 weights and adds it, times one input each, to the sums of up to six rows.</summary>
/// <param name="Height">How many rows of the left operand it takes at once.</param>
/// <param name="Unroll">Steps along the sums that its tiles are written out for.</param>
/// <param name="Narrow">Whether it is one vector wide instead of two.</param>
internal sealed record ProductTileForm(int Height, int Unroll, bool Narrow) : TileForm
{
    public override TileChapter Chapter => TileChapter.Products;

    public override string Name => $"{(Narrow ? "Narrow" : "Product")}Tile{Number(Height)}{Unrolled(Unroll)}";

    public override IEnumerable<TileForm> Needs => [new EpilogueContract(), new OperandLayoutContract()];

    public override void Write(SourceWriter writer, IReadOnlyList<TileForm> all)
    {
        string[] columns = Narrow ? ["a"] : ["a", "b"];
        writer.Write($"/// <summary>{Height} row{(Height == 1 ? "" : "s")} × {columns.Length} vector{(columns.Length == 1 ? "" : "s")} of outputs: {Height * columns.Length} sums in registers.</summary>");
        writer.Write(TileEmitter.Optimize);
        writer.Open($"internal static void {Name}<TEpilogue, TRows>(ref $T x, int panelStep, ref $T w, ref $T start, ref $T y, ref $T saved, int inner)\n    where TEpilogue : struct, IEpilogue\n    where TRows : struct, IRows");
        writer.Write("DiV " + string.Join(", ", Enumerable.Range(0, Height).Select(r => $"a{r} = " + (r == 0 ? "DiSimd.Load(ref start, 0)" : "a0"))) + ";");
        if (!Narrow)
        {
            writer.Write("DiV " + string.Join(", ", Enumerable.Range(0, Height).Select(r => $"b{r} = " + (r == 0 ? $"DiSimd.Load(ref start, {TileEmitter.SecondVector})" : "b0"))) + ";");
        }

        if (Height > 1)
        {
            writer.Write("int length = default(TRows).Length;");
        }

        void Step(int k)
        {
            string at = k == 0 ? "" : $"{Panel.Width * k} + ";
            writer.Write($"wa = DiSimd.Load(ref w, {Panel.Width * k});" + (Narrow ? "" : $" wb = DiSimd.Load(ref w, {at}({TileEmitter.SecondVector}));"));
            for (int r = 0; r < Height; r++)
            {
                writer.Write($"xk = DiSimd.Broadcast(ref x, {((Whole)r * "length") + k}); a{r} = DiSimd.MultiplyAdd(xk, wa, a{r});" + (Narrow ? "" : $" b{r} = DiSimd.MultiplyAdd(xk, wb, b{r});"));
            }
        }

        writer.Write($"DiV wa, {(Narrow ? "" : "wb, ")}xk;");
        if (Unroll > 1)
        {
            writer.Open($"for (; inner >= {Panel.Width}; inner -= {Panel.Width})");
            writer.Open($"for (int k = 0; k < {Panel.Width}; k += {Unroll})");
            for (int k = 0; k < Unroll; k++)
            {
                Step(k);
            }

            TileEmitter.Advance(writer, ("x", Unroll.ToString(System.Globalization.CultureInfo.InvariantCulture)), ("w", (Panel.Width * Unroll).ToString(System.Globalization.CultureInfo.InvariantCulture)));
            writer.Close().Line();
            writer.Write($"x = ref DiUnsafe.Add(ref x, panelStep - {Panel.Width});").Close().Line();
            writer.Open("for (; inner > 0; inner--)");
            Step(0);
            TileEmitter.Advance(writer, ("x", "1"), ("w", $"{Panel.Width}"));
            writer.Close().Line();
        }
        else
        {
            writer.Open("for (int k = 1; k <= inner; k++)");
            Step(0);
            writer.Write($"x = ref DiUnsafe.Add(ref x, (k & {Panel.Width - 1}) == 0 ? panelStep - {Panel.Width - 1} : 1);").Write($"w = ref DiUnsafe.Add(ref w, {Panel.Width});");
            writer.Close().Line();
        }

        writer.Write("TEpilogue f = default;");
        for (int r = 0; r < Height; r++)
        {
            string at = r == 0 ? "" : $"{Panel.Width * r} + ";
            writer.Write(TileEmitter.Store(r, (Panel.Width * r).ToString(CultureInfo.InvariantCulture), at, Narrow));
        }

        writer.Close();
    }
}
