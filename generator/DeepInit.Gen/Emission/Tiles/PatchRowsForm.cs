using DeepInit.Gen.Shapes;
using DeepInit.Gen.Text;

namespace DeepInit.Gen.Emission.Tiles;

/// <summary>The way back of a convolution by patches: 2 × 2 pixels from 16 sums, with what follows a sum.</summary>
internal sealed record PatchRowsForm : TileForm
{
    public override TileChapter Chapter => TileChapter.Convolutions;

    public override string Name => "PatchRows";

    public override IEnumerable<TileForm> Needs => [new EpilogueContract()];

    public override void Write(SourceWriter writer, IReadOnlyList<TileForm> all)
    {
        writer.Write("/// <summary>y = Aᵀ m A of rows of patches, A = (1 0; 1 1; 1 −1; 0 −1): of each, the 2 × 2 pixels that lie within height × width.</summary>");
        writer.Write(TileEmitter.Optimize);
        writer.Open("internal static void PatchRows<TEpilogue>(ref $T m, ref $T start, ref $T y, ref $T saved, int rows, int columns, int height, int width)\n    where TEpilogue : struct, IEpilogue");
        writer.Write("TEpilogue f = default;").Write($"int step = rows * columns * {Panel.Width};");
        writer.Open("for (int row = 0; row < rows; row++)").Open("for (int column = 0; column < columns; column++)");
        writer.Write("bool below = (2 * row) + 1 < height;").Write("bool beside = (2 * column) + 1 < width;");
        writer.Open($"for (int c = 0; c < {Panel.Width}; c += DiV.Count)");
        writer.Write($"ref $T p = ref DiUnsafe.Add(ref m, (((row * columns) + column) * {Panel.Width}) + c);");
        writer.Write("DiV s = DiSimd.Load(ref start, c);").Write("DiV m1, m2;");
        for (int j = 0; j < 4; j++)
        {
            Whole At(int i) => (Whole)((4 * i) + j) * "step";
            writer.Write($"m1 = DiSimd.Load(ref p, {At(1)}); m2 = DiSimd.Load(ref p, {At(2)});");
            writer.Write($"DiV t{j} = DiSimd.Load(ref p, {At(0)}) + m1 + m2, u{j} = m1 - m2 - DiSimd.Load(ref p, {At(3)});");
        }

        writer.Write($"int i = (((2 * row * width) + (2 * column)) * {Panel.Width}) + c;");
        writer.Write("DiSimd.Store(f.Apply(s + t0 + t1 + t2, ref saved, i), ref y, i);");
        writer.Open("if (beside)").Write($"DiSimd.Store(f.Apply(s + t1 - t2 - t3, ref saved, i + {Panel.Width}), ref y, i + {Panel.Width});").Close().Line();
        writer.Open("if (below)").Write($"i += width * {Panel.Width};").Write("DiSimd.Store(f.Apply(s + u0 + u1 + u2, ref saved, i), ref y, i);");
        writer.Open("if (beside)").Write($"DiSimd.Store(f.Apply(s + u1 - u2 - u3, ref saved, i + {Panel.Width}), ref y, i + {Panel.Width});").Close().Close();
        writer.Close().Close().Close().Close();
    }
}
