using DeepInit.Gen.Planning;
using DeepInit.Gen.Planning.Ops;
using DeepInit.Gen.Text;

namespace DeepInit.Gen.Emission.Tiles;

/// <summary>The tiles of weight gradients: sums over the rows for up to six inputs × 16 outputs.</summary>
internal static class GradientTileEmitter
{
    /// <summary>Rows that a tile takes at once: 16 inputs and 16 outputs of so many rows fit the first-level cache for all tiles of a block.</summary>
    private const int RowBlock = 64;

    public static void Write(SourceWriter writer, EmissionContext context)
    {
        WeightGradientOp[] ops = [.. context.AllOps.OfType<WeightGradientOp>()];
        WeightGradientOp[] weights = [.. ops.Where(op => op.Weight is not null)];
        foreach (bool narrow in new[] { false, true })
        {
            int[] blocks = [.. weights.Where(op => op.Outputs <= 8 == narrow).SelectMany(BlocksOf).Distinct().OrderBy(n => n)];
            foreach (int inputs in blocks)
            {
                Block(writer, context, inputs, narrow);
            }

            foreach (int tile in blocks.SelectMany(inputs => Split(inputs, narrow)).Distinct().OrderBy(n => n))
            {
                Tile(writer, context, tile, narrow);
            }
        }

        if (ops.Any(op => op.Bias is not null))
        {
            SumOfRows(writer);
        }
    }

    private static IEnumerable<int> BlocksOf(WeightGradientOp op) =>
        new[] { op.Inputs >= 16 ? 16 : 0, op.Inputs % 16 }.Where(n => n > 0);

    /// <summary>Inputs of a block, in tiles of nearly equal height: 16 = 6 + 5 + 5, or 8 + 8 for half panels.</summary>
    private static IEnumerable<int> Split(int inputs, bool narrow)
    {
        int largest = narrow ? 8 : TileEmitter.LargestTile;
        return TileEmitter.Split(inputs, largest);
    }

    private static string Prefix(bool narrow) => narrow ? "Narrow" : "";

    private static void Block(SourceWriter writer, EmissionContext context, int inputs, bool narrow)
    {
        bool ahead = context.FetchesAhead;
        writer.Line();
        writer.Write($"/// <summary>dw[i, o] = Σ_r x[r, i] · dz[r, o] for {inputs} input{(inputs == 1 ? "" : "s")} of a panel and {(narrow ? 8 : 16)} outputs.</summary>");
        writer.Write(TileEmitter.Optimize);
        writer.Open($"private static void {Prefix(narrow)}GradientBlock{inputs}<TRows>(ref $T x, ref $T dz, int rows, ref $T dw{(ahead ? AheadParameters(context) : "")})\n    where TRows : struct, IRows");
        writer.Write("int length = default(TRows).Length;");
        writer.Write($"// {RowBlock} rows at a time: they stay in the first-level cache for all tiles");
        writer.Open($"for (int first = 0; first < rows; first += {RowBlock})");
        writer.Write($"int count = global::System.Math.Min({RowBlock}, rows - first);");
        writer.Open("for (int c = 0; c < " + (narrow ? "8; c += DiV.Count)" : "16; c += 2 * DiV.Count)"));
        writer.Write("ref $T xr = ref DiUnsafe.Add(ref x, first * length);").Write("ref $T zr = ref DiUnsafe.Add(ref dz, (first * 16) + c);").Write("ref $T wc = ref DiUnsafe.Add(ref dw, c);");
        int at = 0;
        int index = 0;
        string[] fetched = Fetched(context);
        foreach (int tile in Split(inputs, narrow))
        {
            string xAt = at == 0 ? "ref xr" : $"ref DiUnsafe.Add(ref xr, {at})";
            string wAt = at == 0 ? "ref wc" : $"ref DiUnsafe.Add(ref wc, {at * 16})";
            string fetch = ahead ? $", ref {fetched[index % fetched.Length]}" : "";
            writer.Write($"{Prefix(narrow)}GradientTile{tile}<TRows>({xAt}, ref zr, count, {wAt}, more: first > 0{fetch});");
            at += tile;
            index++;
        }

        writer.Close().Close().Close();
    }

    /// <summary>What a block's tiles fetch: the parameters and states that its update will move.</summary>
    internal static string[] Fetched(EmissionContext context) => ["p", .. context.States.Select(state => state.Symbol)];

    private static string AheadParameters(EmissionContext context) => string.Concat(Fetched(context).Select(name => $", ref $T {name}"));

    private static void Tile(SourceWriter writer, EmissionContext context, int inputs, bool narrow)
    {
        bool ahead = context.FetchesAhead;
        writer.Line();
        writer.Write($"/// <summary>{inputs} input{(inputs == 1 ? "" : "s")} × {(narrow ? "one vector" : "two vectors")} of outputs: {inputs * (narrow ? 1 : 2)} sums in registers over the rows.</summary>");
        if (ahead)
        {
            writer.Write("/// <remarks>Meanwhile it fetches the 256 numbers that the block's update will move.</remarks>");
        }

        writer.Write(TileEmitter.Optimize);
        writer.Open($"private static void {Prefix(narrow)}GradientTile{inputs}<TRows>(ref $T x, ref $T dz, int rows, ref $T dw, bool more{(ahead ? ", ref $T ahead" : "")})\n    where TRows : struct, IRows");
        writer.Write("int length = default(TRows).Length;");
        string[] columns = narrow ? ["a"] : ["a", "b"];
        foreach (string column in columns)
        {
            writer.Write("DiV " + string.Join(", ", Enumerable.Range(0, inputs).Select(i => $"{column}{i} = DiV.Zero")) + ";");
        }

        string Place(int i, string column) => column == "a" ? $"{16 * i}" : (i == 0 ? "" : $"{16 * i} + ") + "(DiV.Count & 15)";

        writer.Open("if (more)");
        for (int i = 0; i < inputs; i++)
        {
            writer.Write(string.Join(" ", columns.Select(column => $"{column}{i} = DiSimd.Load(ref dw, {Place(i, column)});")));
        }

        writer.Close().Line();
        writer.Write($"DiV za, {(narrow ? "" : "zb, ")}xi;");
        writer.Open("for (; rows > 0; rows--)");
        if (ahead)
        {
            writer.Write("DiSimd.Prefetch(ref ahead, (rows & 15) * 16);");
        }

        writer.Write("za = DiSimd.Load(ref dz, 0);" + (narrow ? "" : " zb = DiSimd.Load(ref dz, DiV.Count & 15);"));
        for (int i = 0; i < inputs; i++)
        {
            writer.Write($"xi = DiSimd.Broadcast(ref x, {i}); a{i} = DiSimd.MultiplyAdd(xi, za, a{i});" + (narrow ? "" : $" b{i} = DiSimd.MultiplyAdd(xi, zb, b{i});"));
        }

        writer.Write("x = ref DiUnsafe.Add(ref x, length);").Write("dz = ref DiUnsafe.Add(ref dz, 16);").Close().Line();
        for (int i = 0; i < inputs; i++)
        {
            writer.Write(string.Join(" ", columns.Select(column => $"DiSimd.Store({column}{i}, ref dw, {Place(i, column)});")));
        }

        writer.Close();
    }

    private static void SumOfRows(SourceWriter writer)
    {
        writer.Line();
        writer.Write("/// <summary>db[o] = Σ_r dz[r, o] for 16 outputs; four sums side by side, so that additions need not wait for each other.</summary>");
        writer.Write(TileEmitter.Optimize);
        writer.Open("private static void SumOfRows(ref $T dz, int rows, ref $T db)");
        writer.Open("for (int c = 0; c < 16; c += DiV.Count)");
        writer.Write("DiV s0 = DiV.Zero, s1 = DiV.Zero, s2 = DiV.Zero, s3 = DiV.Zero;");
        writer.Write("ref $T z = ref DiUnsafe.Add(ref dz, c);");
        writer.Write("int r = 0;");
        writer.Open("for (; r + 4 <= rows; r += 4)");
        writer.Write("s0 += DiSimd.Load(ref z, 0); s1 += DiSimd.Load(ref z, 16); s2 += DiSimd.Load(ref z, 32); s3 += DiSimd.Load(ref z, 48);");
        writer.Write("z = ref DiUnsafe.Add(ref z, 64);").Close().Line();
        writer.Open("for (; r < rows; r++)").Write("s0 += DiSimd.Load(ref z, 0);").Write("z = ref DiUnsafe.Add(ref z, 16);").Close().Line();
        writer.Write("DiSimd.Store((s0 + s1) + (s2 + s3), ref db, c);").Close().Close();
    }
}
