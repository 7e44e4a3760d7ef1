using DeepInit.Gen.Shapes;
using DeepInit.Gen.Text;

namespace DeepInit.Gen.Emission.Tiles;

/// <summary>The product of a single row, four panels of outputs at a time: eight sums are in flight, where one panel has two.</summary>
internal sealed record SingleRowForm : TileForm
{
    public override TileChapter Chapter => TileChapter.Products;

    public override string Name => "SingleRow4";

    public override IEnumerable<TileForm> Needs => [new EpilogueContract()];

    public override void Write(SourceWriter writer, IReadOnlyList<TileForm> all)
    {
        writer.Write("/// <summary>One row × four panels of outputs; a row of x is contiguous.</summary>");
        writer.Write(TileEmitter.Optimize);
        writer.Open($"internal static void {Name}<TEpilogue>(ref $T x, ref $T w, ref $T start, int startPanel, ref $T y, int inner)\n    where TEpilogue : struct, IEpilogue");
        writer.Open($"for (int c = 0; c < {Panel.Width}; c += 2 * DiV.Count)");
        writer.Write($"int d = c + ({TileEmitter.SecondVector});");
        for (int p = 0; p < 4; p++)
        {
            string at = p == 0 ? "" : p == 1 ? "startPanel + " : $"({p} * startPanel) + ";
            writer.Write($"DiV a{p} = DiSimd.Load(ref start, {at}c), b{p} = DiSimd.Load(ref start, {at}d);");
            writer.Write($"ref $T w{p} = ref DiUnsafe.Add(ref w, {(p == 0 ? "c" : $"({p * Panel.Width} * inner) + c")});");
        }

        writer.Open("for (int k = 0; k < inner; k++)");
        writer.Write("DiV xk = DiSimd.Broadcast(ref x, k);");
        for (int p = 0; p < 4; p++)
        {
            writer.Write($"a{p} = DiSimd.MultiplyAdd(xk, DiSimd.Load(ref w{p}, k * {Panel.Width}), a{p}); b{p} = DiSimd.MultiplyAdd(xk, DiSimd.Load(ref w{p}, (k * {Panel.Width}) + ({TileEmitter.SecondVector})), b{p});");
        }

        writer.Close().Line();
        writer.Write("TEpilogue f = default;");
        for (int p = 0; p < 4; p++)
        {
            string at = p == 0 ? "" : $"{Panel.Width * p} + ";
            writer.Write($"DiSimd.Store(f.Apply(a{p}, ref y, {at}c), ref y, {at}c); DiSimd.Store(f.Apply(b{p}, ref y, {at}d), ref y, {at}d);");
        }

        writer.Close().Close();
    }
}
