using DeepInit.Gen.Shapes;
using DeepInit.Gen.Text;

namespace DeepInit.Gen.Emission.Tiles;

/// <summary>A tile of filter gradients: sums over pixels for up to six inputs × 16 filters.</summary>
/// <param name="Inputs">Its height.</param>
/// <param name="Narrow">Whether it is one vector wide instead of two.</param>
internal sealed record FilterGradientTileForm(int Inputs, bool Narrow) : TileForm
{
    public override TileChapter Chapter => TileChapter.Gradients;

    public override string Name => $"{(Narrow ? "Narrow" : "")}ConvolutionGradientTile{Number(Inputs)}";

    public override IEnumerable<TileForm> Needs => [new ApartContract()];

    public override void Write(SourceWriter writer, IReadOnlyList<TileForm> all)
    {
        string Place(int i, string column) => (i switch { 0 => "", 1 => "step", _ => $"{i} * step" }, column) switch
        {
            ("", "a") => "0",
            ("", _) => TileEmitter.SecondVector,
            (var at, "a") => at,
            (var at, _) => (i == 1 ? at : $"({at})") + $" + ({TileEmitter.SecondVector})",
        };

        writer.Write($"/// <summary>{Inputs} input{(Inputs == 1 ? "" : "s")} × {(Narrow ? "one vector of" : "16")} filters, added to what dw holds: sums in registers over some rows of pixels, so that no sum is longer than a band.</summary>");
        writer.Write(TileEmitter.Optimize);
        writer.Open($"internal static void {Name}<TApart>(ref $T x, ref $T dz, int rows, int width, int xPixel, int xRow, ref $T dw, int step)\n    where TApart : struct, IApart");
        if (Inputs > 1)
        {
            writer.Write("int apart = default(TApart).Length;");
        }

        foreach (string name in Narrow ? new[] { "a" } : ["a", "b"])
        {
            writer.Write("DiV " + string.Join(", ", Enumerable.Range(0, Inputs).Select(i => $"{name}{i} = DiV.Zero")) + ";");
        }

        writer.Write(Narrow ? "DiV za, xi;" : "DiV za, zb, xi;");
        writer.Open("for (; rows > 0; rows--)");
        writer.Write("ref $T xr = ref x;");
        writer.Open("for (int ox = width; ox > 0; ox--)");
        writer.Write("za = DiSimd.Load(ref dz, 0);" + (Narrow ? "" : $" zb = DiSimd.Load(ref dz, {TileEmitter.SecondVector});"));
        for (int i = 0; i < Inputs; i++)
        {
            string at = i switch { 0 => "0", 1 => "apart", _ => $"{i} * apart" };
            writer.Write($"xi = DiSimd.Broadcast(ref xr, {at}); a{i} = DiSimd.MultiplyAdd(xi, za, a{i});" + (Narrow ? "" : $" b{i} = DiSimd.MultiplyAdd(xi, zb, b{i});"));
        }

        writer.Write("xr = ref DiUnsafe.Add(ref xr, xPixel);").Write($"dz = ref DiUnsafe.Add(ref dz, {Panel.Width});").Close().Line();
        writer.Write("x = ref DiUnsafe.Add(ref x, xRow);").Close().Line();
        for (int i = 0; i < Inputs; i++)
        {
            string Sum(string column) => $"DiSimd.Load(ref dw, {Place(i, column)}) + {column}{i}";
            writer.Write(Narrow ? $"DiSimd.Store({Sum("a")}, ref dw, {Place(i, "a")});" : $"DiSimd.Store({Sum("a")}, {Sum("b")}, ref dw, {Place(i, "a")}, {Place(i, "b")});");
        }

        writer.Close();
    }
}
