using DeepInit.Gen.Activations;
using DeepInit.Gen.Planning;
using DeepInit.Gen.Specs;

namespace DeepInit.Gen.Emission;

/// <summary>The register tiles that products and weight gradients run on, each form written once per network.</summary>
internal static class TileEmitter
{
    private const string Optimize = "[global::System.Runtime.CompilerServices.MethodImpl(global::System.Runtime.CompilerServices.MethodImplOptions.AggressiveOptimization)]";
    private const string Inline = "[global::System.Runtime.CompilerServices.MethodImpl(global::System.Runtime.CompilerServices.MethodImplOptions.AggressiveInlining)]";

    /// <summary>Rows of the largest tile: 6 × 2 sums, two vectors of weights and one input fill 15 of the 16 registers of AVX2.</summary>
    private const int LargestTile = 6;

    public static void Write(SourceWriter writer, EmissionContext context)
    {
        if (context.AllOps.Any(op => op is ProductOp))
        {
            Epilogues(writer, context);
            Product(writer);
            for (int rows = 1; rows <= LargestTile; rows++)
            {
                ProductTile(writer, rows);
            }
        }

        WeightGradientOp[] gradients = [.. context.AllOps.OfType<WeightGradientOp>()];
        if (gradients.Length > 0)
        {
            WeightGradientOp[] weights = [.. gradients.Where(op => op.Weight is not null)];
            int[] blocks = [.. weights.Where(op => op.Inputs >= 16).Select(_ => 16).Concat(weights.Select(op => op.Inputs % 16)).Where(n => n > 0).Distinct().OrderBy(n => n)];
            foreach (int block in blocks)
            {
                GradientBlock(writer, block);
            }

            foreach (int tile in blocks.SelectMany(Split).Distinct().OrderBy(n => n))
            {
                GradientTile(writer, tile);
            }

            if (gradients.Any(op => op.Bias is not null))
            {
                SumOfRows(writer);
            }
        }
    }

    /// <summary>Inputs of a block, in tiles of nearly equal height: 16 = 6 + 5 + 5.</summary>
    private static IEnumerable<int> Split(int inputs)
    {
        int tiles = (inputs + LargestTile - 1) / LargestTile;
        return Enumerable.Range(0, tiles).Select(i => (inputs / tiles) + (i < inputs % tiles ? 1 : 0));
    }

    private static void Epilogues(SourceWriter writer, EmissionContext context)
    {
        writer.Line();
        writer.Write("/// <summary>What happens to a sum before it is stored. The JIT compiles the tiles once for each, with the code in place.</summary>");
        writer.Open("private interface IEpilogue").Write("DiV Apply(DiV z);").Close();
        foreach (KeyValuePair<ActivationSpec, string> epilogue in context.Epilogues)
        {
            var kind = (ElementwiseActivation)ActivationCatalog.Of(epilogue.Key);
            VectorCode code = kind.Forward(epilogue.Key, context.Precision);
            writer.Line();
            writer.Write($"/// <summary>{SurfaceEmitter.Xml(kind.Formula(epilogue.Key))}.</summary>");
            writer.Open($"private readonly struct {epilogue.Value} : IEpilogue");
            writer.Write(Inline).Open("public DiV Apply(DiV z)");
            foreach (string statement in code.Statements)
            {
                writer.Write(statement);
            }

            writer.Write($"return {code.Result};").Close().Close();
        }
    }

    private static void Product(SourceWriter writer)
    {
        writer.Line();
        writer.Write("/// <summary>y[r, o] = f(start + Σ_k x[r, k] · w[o, k]) for all rows and for panels of 16 outputs.</summary>");
        writer.Write("/// <param name=\"x\">Panels [inner / 16][rows][16].</param>");
        writer.Write("/// <param name=\"w\">Panels [panels][inner][16].</param>");
        writer.Write("/// <param name=\"start\">What the sums start from, 16 numbers per panel and row.</param>");
        writer.Write("/// <param name=\"startRow\">From one row's start to the next: 0 for a bias.</param>");
        writer.Write("/// <param name=\"startPanel\">From one panel's start to the next.</param>");
        writer.Write("/// <param name=\"y\">Panels [panels][rows][16].</param>");
        writer.Write("/// <param name=\"rows\">Rows of x and y.</param>");
        writer.Write("/// <param name=\"inner\">Features of x: the length of the sums.</param>");
        writer.Write("/// <param name=\"panels\">Panels of 16 outputs.</param>");
        writer.Write(Optimize);
        writer.Open("private static void Product<TEpilogue>(ref $T x, ref $T w, ref $T start, int startRow, int startPanel, ref $T y, int rows, int inner, int panels)\n    where TEpilogue : struct, IEpilogue");
        writer.Open("for (int panel = 0; panel < panels; panel++)");
        writer.Write("ref $T wp = ref DiUnsafe.Add(ref w, panel * inner * 16);");
        writer.Write("ref $T sp = ref DiUnsafe.Add(ref start, panel * startPanel);");
        writer.Write("ref $T yp = ref DiUnsafe.Add(ref y, panel * rows * 16);");
        writer.Write("int take;");
        writer.Open("for (int r = 0; r < rows; r += take)");
        writer.Write($"// tiles of {LargestTile} rows; the last two share what is left, so that neither is too small to hide the latency of its sums");
        writer.Write("int left = rows - r;");
        writer.Write($"take = left >= {2 * LargestTile} ? {LargestTile} : left > {LargestTile} ? (left + 1) / 2 : left;");
        writer.Write("ref $T xr = ref DiUnsafe.Add(ref x, r * 16);");
        writer.Write("ref $T yr = ref DiUnsafe.Add(ref yp, r * 16);");
        writer.Write("ref $T sr = ref DiUnsafe.Add(ref sp, r * startRow);");
        writer.Open("switch (take)");
        for (int rows = LargestTile; rows >= 1; rows--)
        {
            writer.Write($"case {rows}:").Indent();
            writer.Write($"ProductTile{rows}<TEpilogue>(ref xr, rows * 16, ref wp, ref sr, startRow, ref yr, inner);").Write("break;").Outdent();
        }

        writer.Close().Close().Close().Close();
    }

    private static void ProductTile(SourceWriter writer, int rows)
    {
        writer.Line();
        writer.Write($"/// <summary>{rows} row{(rows == 1 ? "" : "s")} × 16 outputs in {2 * rows} registers of sums.</summary>");
        writer.Write(Optimize);
        writer.Open($"private static void ProductTile{rows}<TEpilogue>(ref $T x, int xPanel, ref $T w, ref $T start, int startRow, ref $T y, int inner)\n    where TEpilogue : struct, IEpilogue");
        Columns(writer);
        for (int r = 0; r < rows; r++)
        {
            string at = r == 0 ? "" : r == 1 ? "startRow + " : $"({r} * startRow) + ";
            writer.Write($"DiV a{r} = DiSimd.Load(ref start, {at}c);").Write($"DiV b{r} = DiSimd.Load(ref start, {at}d);");
        }

        writer.Write("ref $T xk = ref x;").Write("ref $T wk = ref w;");
        writer.Open("for (int k = inner; k > 0; k -= 16)");
        writer.Write("int count = global::System.Math.Min(k, 16);");
        writer.Open("for (int j = 0; j < count; j++)");
        writer.Write("DiV wa = DiSimd.Load(ref wk, c);").Write("DiV wb = DiSimd.Load(ref wk, d);");
        for (int r = 0; r < rows; r++)
        {
            writer.Write($"DiV x{r} = DiSimd.Broadcast(ref xk, {(r == 0 ? "j" : $"j + {r * 16}")});");
            writer.Write($"a{r} = DiSimd.MultiplyAdd(x{r}, wa, a{r});").Write($"b{r} = DiSimd.MultiplyAdd(x{r}, wb, b{r});");
        }

        writer.Write("wk = ref DiUnsafe.Add(ref wk, 16);").Close().Line();
        writer.Write("xk = ref DiUnsafe.Add(ref xk, xPanel);").Close().Line();
        writer.Write("TEpilogue epilogue = default;");
        for (int r = 0; r < rows; r++)
        {
            string at = r == 0 ? "" : $"{r * 16} + ";
            writer.Write($"DiSimd.Store(epilogue.Apply(a{r}), ref y, {at}c);").Write($"DiSimd.Store(epilogue.Apply(b{r}), ref y, {at}d);");
        }

        writer.Close().Close();
    }

    // A panel is two vectors wide at 256 bits, four at 128; at 512 it is one, and the second sum of a pair repeats the first.
    private static void Columns(SourceWriter writer)
    {
        writer.Open("for (int c = 0; c < 16; c += 2 * DiV.Count)");
        writer.Write("int d = c + (DiV.Count & 15);");
    }

    private static void GradientBlock(SourceWriter writer, int inputs)
    {
        writer.Line();
        writer.Write($"/// <summary>dw[i, o] = Σ_r x[r, i] · dz[r, o] for {inputs} input{(inputs == 1 ? "" : "s")} of a panel and 16 outputs.</summary>");
        writer.Open($"private static void GradientBlock{inputs}(ref $T x, ref $T dz, int rows, ref $T dw)");
        int first = 0;
        foreach (int tile in Split(inputs))
        {
            writer.Write(first == 0
                ? $"GradientTile{tile}(ref x, ref dz, rows, ref dw);"
                : $"GradientTile{tile}(ref DiUnsafe.Add(ref x, {first}), ref dz, rows, ref DiUnsafe.Add(ref dw, {first * 16}));");
            first += tile;
        }

        writer.Close();
    }

    private static void GradientTile(SourceWriter writer, int inputs)
    {
        writer.Line();
        writer.Write($"/// <summary>{inputs} input{(inputs == 1 ? "" : "s")} × 16 outputs in {2 * inputs} registers of sums over the rows.</summary>");
        writer.Write(Optimize);
        writer.Open($"private static void GradientTile{inputs}(ref $T x, ref $T dz, int rows, ref $T dw)");
        Columns(writer);
        for (int i = 0; i < inputs; i++)
        {
            writer.Write($"DiV a{i} = DiV.Zero;").Write($"DiV b{i} = DiV.Zero;");
        }

        writer.Write("ref $T xr = ref x;").Write("ref $T dzr = ref dz;");
        writer.Open("for (int r = 0; r < rows; r++)");
        writer.Write("DiV za = DiSimd.Load(ref dzr, c);").Write("DiV zb = DiSimd.Load(ref dzr, d);");
        for (int i = 0; i < inputs; i++)
        {
            writer.Write($"DiV x{i} = DiSimd.Broadcast(ref xr, {i});");
            writer.Write($"a{i} = DiSimd.MultiplyAdd(x{i}, za, a{i});").Write($"b{i} = DiSimd.MultiplyAdd(x{i}, zb, b{i});");
        }

        writer.Write("xr = ref DiUnsafe.Add(ref xr, 16);").Write("dzr = ref DiUnsafe.Add(ref dzr, 16);").Close().Line();
        for (int i = 0; i < inputs; i++)
        {
            string at = i == 0 ? "" : $"{i * 16} + ";
            writer.Write($"DiSimd.Store(a{i}, ref dw, {at}c);").Write($"DiSimd.Store(b{i}, ref dw, {at}d);");
        }

        writer.Close().Close();
    }

    private static void SumOfRows(SourceWriter writer)
    {
        writer.Line();
        writer.Write("/// <summary>db[o] = Σ_r dz[r, o] for 16 outputs.</summary>");
        writer.Open("private static void SumOfRows(ref $T dz, int rows, ref $T db)");
        writer.Open("for (int c = 0; c < 16; c += DiV.Count)");
        writer.Write("DiV sum = DiV.Zero;");
        writer.Open("for (int r = 0; r < rows; r++)").Write("sum += DiSimd.Load(ref dz, (r * 16) + c);").Close().Line();
        writer.Write("DiSimd.Store(sum, ref db, c);").Close().Close();
    }
}
