using DeepInit.Gen.Shapes;
using DeepInit.Gen.Text;

namespace DeepInit.Gen.Emission.Tiles;

/// <summary>The product of a single row and one panel of outputs, or half of one: each sum over the inputs is made in several parts, because within one part every multiply-add waits for the one before.</summary>
/// <param name="Narrow">Whether there are at most 8 outputs.</param>
internal sealed record SplitRowForm(bool Narrow) : TileForm
{
    public override TileChapter Chapter => TileChapter.Products;

    public override string Name => (Narrow ? "Narrow" : "") + "SingleRow" + (Narrow ? "" : "1");

    public override IEnumerable<TileForm> Needs => [new EpilogueContract()];

    public override void Write(SourceWriter writer, IReadOnlyList<TileForm> all)
    {
        (int width, int parts) = Narrow ? (Panel.Half, 8) : (Panel.Width, 4);
        string[] columns = Narrow ? ["a"] : ["a", "b"];
        string advance = columns.Length == 2 ? "2 * DiV.Count" : "DiV.Count";
        writer.Write($"/// <summary>{(Narrow ? "One row × half a panel of outputs" : "One row × one panel of outputs")}, the sum in {parts} parts, so that multiply-adds need not wait for each other.</summary>");
        writer.Write(TileEmitter.Optimize);
        writer.Open($"internal static void {Name}<TEpilogue>(ref $T x, ref $T w, ref $T start, ref $T y, int inner)\n    where TEpilogue : struct, IEpilogue");
        writer.Open($"for (int c = 0; c < {width}; c += {advance})");
        if (columns.Length == 2)
        {
            writer.Write($"int d = c + ({TileEmitter.SecondVector});");
        }

        foreach (string column in columns)
        {
            writer.Write("DiV " + string.Join(", ", Enumerable.Range(0, parts).Select(i => $"{column}{i} = " + (i == 0 ? $"DiSimd.Load(ref start, {Lane(column)})" : "DiV.Zero"))) + ";");
        }

        void Step(int part, int step)
        {
            string k = step == 0 ? "k" : $"k + {step}";
            string at = step == 0 ? $"k * {Panel.Width}" : $"(k * {Panel.Width}) + {Panel.Width * step}";
            writer.Write($"xk = DiSimd.Broadcast(ref x, {k}); " + string.Join(" ", columns.Select(column =>
                $"{column}{part} = DiSimd.MultiplyAdd(xk, DiSimd.Load(ref wc, {at}{(column == "a" ? "" : $" + ({TileEmitter.SecondVector})")}), {column}{part});")));
        }

        writer.Write("ref $T wc = ref DiUnsafe.Add(ref w, c);");
        writer.Write("DiV xk;").Write("int k = 0;");
        writer.Open($"for (; k + {parts} <= inner; k += {parts})");
        for (int i = 0; i < parts; i++)
        {
            Step(i, i);
        }

        writer.Close().Line();
        writer.Open("for (; k < inner; k++)");
        Step(0, 0);
        writer.Close().Line();
        writer.Write("TEpilogue f = default;");
        foreach (string column in columns)
        {
            writer.Write($"DiSimd.Store(f.Apply({Tree(column, 0, parts)}, ref y, {Lane(column)}), ref y, {Lane(column)});");
        }

        writer.Close();
        if (Narrow)
        {
            writer.Line().Open($"for (int c = {width}; c + DiV.Count <= {Panel.Width}; c += DiV.Count)").Write("DiSimd.Store(DiV.Zero, ref y, c);").Close();
        }

        writer.Close();
    }

    private static string Lane(string column) => column == "a" ? "c" : "d";

    // (s0 + s1) + (s2 + s3): two additions deep instead of three.
    private static string Tree(string column, int first, int count) => count == 1
        ? $"{column}{first}"
        : $"{(count == 2 ? "" : "(")}{Tree(column, first, count / 2)}{(count == 2 ? " + " : ") + (")}{Tree(column, first + (count / 2), count / 2)}{(count == 2 ? "" : ")")}";
}
