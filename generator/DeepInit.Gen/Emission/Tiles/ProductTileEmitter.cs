using System.Globalization;
using DeepInit.Gen.Planning;
using DeepInit.Gen.Planning.Ops;
using DeepInit.Gen.Text;

namespace DeepInit.Gen.Emission.Tiles;

/// <summary>
/// The tiles of matrix products. A tile holds its sums in registers over the whole length of the product; one step loads a row of 16 weights and adds it,
/// times one input each, to the sums of up to six rows.
/// </summary>
internal static class ProductTileEmitter
{
    public static void Write(SourceWriter writer, EmissionContext context)
    {
        ProductOp[] products = [.. context.AllOps.OfType<ProductOp>()];
        bool wide = products.Any(op => op.Outer > 8);
        bool gradients = context.AllOps.Any(op => op is InputGradientOp);

        // Unrolled further, longer products gain a percent or two, but every tile takes the JIT longer.
        int longest = products.Select(op => op.Inner).Concat(context.AllOps.OfType<InputGradientOp>().Select(op => op.Outputs)).DefaultIfEmpty(0).Max();
        int unroll = longest >= 64 ? 8 : longest >= 16 ? 4 : 1;
        if (wide)
        {
            Product(writer);
        }

        if (gradients)
        {
            InputGradient(writer);
        }

        if (wide || gradients)
        {
            Rows(writer);
            for (int rows = TileEmitter.LargestTile; rows >= 1; rows--)
            {
                Tile(writer, "ProductTile" + rows, rows, rows >= 4 ? unroll : 1, narrow: false);
            }
        }

        if (wide)
        {
            SingleRows(writer);
        }

        if (products.Any(op => op.Outer <= 8))
        {
            NarrowProduct(writer);
            SplitRow(writer, "NarrowSingleRow", "One row × half a panel of outputs", width: 8, parts: 8);
            foreach (int rows in new[] { 8, 4, 1 })
            {
                Tile(writer, "NarrowTile" + rows, rows, rows == 1 ? 1 : Math.Min(unroll, 4), narrow: true);
            }
        }
    }

    private static void Product(SourceWriter writer)
    {
        writer.Line();
        writer.Write("/// <summary>y[r, o] = f(start + Σ_k x[r, k] · w[o, k]) for all rows and for panels of 16 outputs.</summary>");
        Parameter(writer, "x", "Panels [inner / 16][rows][16], or rows [rows][inner].");
        Parameter(writer, "w", "Panels [outputs / 16][inner][16].");
        Parameter(writer, "start", "What the sums start from, 16 numbers per panel.");
        Parameter(writer, "startPanel", "From one panel's start to the next.");
        Parameter(writer, "y", "Panels [outputs / 16][rows][16].");
        Parameter(writer, "rows", "Rows of x and y.");
        Parameter(writer, "inner", "Features of x: the length of the sums.");
        Parameter(writer, "first", "The first panel of 16 outputs to compute.");
        Parameter(writer, "end", "The panel after the last.");
        writer.Write(TileEmitter.Optimize);
        writer.Open("private static void Product<TEpilogue, TRows>(ref $T x, ref $T w, ref $T start, int startPanel, ref $T y, int rows, int inner, int first, int end)\n    where TEpilogue : struct, IEpilogue\n    where TRows : struct, IRows");
        Advance(writer, ("w", "first * inner * 16"), ("start", "first * startPanel"), ("y", "first * rows * 16"));
        writer.Write("int panels = end - first;");
        writer.Open("if (rows == 1)");
        writer.Write("// one row: several panels at once, so that enough sums are in flight");
        writer.Open("for (; panels >= 4; panels -= 4)");
        writer.Write("SingleRow4<TEpilogue>(ref x, ref w, ref start, startPanel, ref y, inner);");
        Advance(writer, ("w", "inner * 64"), ("start", "startPanel * 4"), ("y", "64"));
        writer.Close().Line();
        writer.Open("for (; panels > 0; panels--)");
        writer.Write("SingleRow1<TEpilogue>(ref x, ref w, ref start, ref y, inner);");
        Advance(writer, ("w", "inner * 16"), ("start", "startPanel"), ("y", "16"));
        writer.Close().Line();
        writer.Write("return;").Close().Line();
        writer.Open("for (; panels > 0; panels--)");
        writer.Write("ProductRows<TEpilogue, TRows>(ref x, ref w, ref start, ref y, ref y, rows, inner);");
        Advance(writer, ("w", "inner * 16"), ("start", "startPanel"), ("y", "rows * 16"));
        writer.Close().Close();
    }

    private static void InputGradient(SourceWriter writer)
    {
        writer.Line();
        writer.Write("/// <summary>dx[r, i] = f(Σ_o dz[r, o] · w[o, i]) for all rows and inputs: 16 inputs at a time, over a transposed copy of their weights.</summary>");
        Parameter(writer, "dz", "Panels [outputs / 16][rows][16].");
        Parameter(writer, "w", "The panels of the weights, [outputs / 16][inputs][16].");
        Parameter(writer, "zeros", "16 zeros.");
        Parameter(writer, "transposed", "Scratch for [outputs][16].");
        Parameter(writer, "dx", "Panels [inputs / 16][rows][16].");
        Parameter(writer, "saved", "What the epilogue reads, laid out as dx.");
        Parameter(writer, "rows", "Rows of dz and dx.");
        Parameter(writer, "outputs", "Outputs of the layer: the length of the sums.");
        Parameter(writer, "inputs", "Inputs of the layer.");
        Parameter(writer, "first", "The first panel of 16 inputs to compute.");
        Parameter(writer, "end", "The panel after the last.");
        writer.Write(TileEmitter.Optimize);
        writer.Open("private static void InputGradient<TEpilogue>(ref $T dz, ref $T w, ref $T zeros, ref $T transposed, ref $T dx, ref $T saved, int rows, int outputs, int inputs, int first, int end)\n    where TEpilogue : struct, IEpilogue");
        writer.Open("for (int panel = first; panel < end; panel++)");
        writer.Write("int at = panel * rows * 16;");
        writer.Write("global::DeepInit.Runtime.Panels.TransposePanel(ref w, ref transposed, outputs, inputs, panel);");
        writer.Write("ProductRows<TEpilogue, PanelRows>(ref dz, ref transposed, ref zeros, ref DiUnsafe.Add(ref dx, at), ref DiUnsafe.Add(ref saved, at), rows, outputs);");
        writer.Close().Close();
    }

    // One panel for all rows: tiles of nearly equal height, so that none is too small to hide the latency of its sums.
    private static void Rows(SourceWriter writer)
    {
        writer.Line();
        writer.Write("/// <summary>One panel of 16 outputs for all rows, in tiles of nearly equal height: 32 rows are 6 + 6 + 5 + 5 + 5 + 5.</summary>");
        writer.Write(TileEmitter.Optimize);
        writer.Open("private static void ProductRows<TEpilogue, TRows>(ref $T x, ref $T w, ref $T start, ref $T y, ref $T saved, int rows, int inner)\n    where TEpilogue : struct, IEpilogue\n    where TRows : struct, IRows");
        writer.Write("TRows form = default;").Write("int panelStep = form.PanelStep(rows);");
        writer.Open($"for (int tiles = (rows + {TileEmitter.LargestTile - 1}) / {TileEmitter.LargestTile}; tiles > 0; tiles--)");
        writer.Write("int height = (rows + tiles - 1) / tiles;");
        writer.Write("// a panel is two vectors wide at 256 bits and four at 128; at 512 it is one, and the second sum of a pair repeats the first");
        writer.Open("for (int c = 0; c < 16; c += 2 * DiV.Count)");
        writer.Write("ref $T wc = ref DiUnsafe.Add(ref w, c);").Write("ref $T sc = ref DiUnsafe.Add(ref start, c);");
        writer.Write("ref $T yc = ref DiUnsafe.Add(ref y, c);").Write("ref $T vc = ref DiUnsafe.Add(ref saved, c);");
        writer.Open("switch (height)");
        for (int rows = TileEmitter.LargestTile; rows >= 1; rows--)
        {
            writer.Write($"case {rows}:").Indent();
            writer.Write($"ProductTile{rows}<TEpilogue, TRows>(ref x, panelStep, ref wc, ref sc, ref yc, ref vc, inner);").Write("break;").Outdent();
        }

        writer.Close().Close().Line();
        writer.Write("rows -= height;");
        Advance(writer, ("x", "height * form.Length"), ("y", "height * 16"), ("saved", "height * 16"));
        writer.Close().Close();
    }

    private static void NarrowProduct(SourceWriter writer)
    {
        writer.Line();
        writer.Write("/// <summary>y[r, o] = f(start + Σ_k x[r, k] · w[o, k]) for at most 8 outputs: half a panel, the other half stays zero.</summary>");
        writer.Write(TileEmitter.Optimize);
        writer.Open("private static void NarrowProduct<TEpilogue, TRows>(ref $T x, ref $T w, ref $T start, ref $T y, int rows, int inner)\n    where TEpilogue : struct, IEpilogue\n    where TRows : struct, IRows");
        writer.Open("if (rows == 1)").Write("NarrowSingleRow<TEpilogue>(ref x, ref w, ref start, ref y, inner);").Write("return;").Close().Line();
        writer.Write("TRows form = default;").Write("int panelStep = form.PanelStep(rows);");
        writer.Open("for (int height; rows > 0; rows -= height)");
        writer.Write("height = rows >= 8 ? 8 : rows >= 4 ? 4 : 1;");
        writer.Open("for (int c = 0; c < 8; c += DiV.Count)");
        writer.Write("ref $T wc = ref DiUnsafe.Add(ref w, c);").Write("ref $T sc = ref DiUnsafe.Add(ref start, c);").Write("ref $T yc = ref DiUnsafe.Add(ref y, c);");
        writer.Open("switch (height)");
        foreach (int rows in new[] { 8, 4, 1 })
        {
            writer.Write($"case {rows}:").Indent();
            writer.Write($"NarrowTile{rows}<TEpilogue, TRows>(ref x, panelStep, ref wc, ref sc, ref yc, ref yc, inner);").Write("break;").Outdent();
        }

        writer.Close().Close().Line();
        writer.Open("for (int r = 0; r < height; r++)");
        writer.Open("for (int c = 8; c + DiV.Count <= 16; c += DiV.Count)").Write("DiSimd.Store(DiV.Zero, ref y, (r * 16) + c);").Close().Close().Line();
        Advance(writer, ("x", "height * form.Length"), ("y", "height * 16"));
        writer.Close().Close();
    }

    private static void Tile(SourceWriter writer, string name, int rows, int unroll, bool narrow)
    {
        string[] columns = narrow ? ["a"] : ["a", "b"];
        writer.Line();
        writer.Write($"/// <summary>{rows} row{(rows == 1 ? "" : "s")} × {columns.Length} vector{(columns.Length == 1 ? "" : "s")} of outputs: {rows * columns.Length} sums in registers.</summary>");
        writer.Write(TileEmitter.Optimize);
        writer.Open($"private static void {name}<TEpilogue, TRows>(ref $T x, int panelStep, ref $T w, ref $T start, ref $T y, ref $T saved, int inner)\n    where TEpilogue : struct, IEpilogue\n    where TRows : struct, IRows");
        writer.Write("DiV " + string.Join(", ", Enumerable.Range(0, rows).Select(r => $"a{r} = " + (r == 0 ? "DiSimd.Load(ref start, 0)" : "a0"))) + ";");
        if (!narrow)
        {
            writer.Write("DiV " + string.Join(", ", Enumerable.Range(0, rows).Select(r => $"b{r} = " + (r == 0 ? "DiSimd.Load(ref start, DiV.Count & 15)" : "b0"))) + ";");
        }

        if (rows > 1)
        {
            writer.Write("int length = default(TRows).Length;");
        }

        void Step(int k)
        {
            string at = k == 0 ? "" : $"{16 * k} + ";
            writer.Write($"wa = DiSimd.Load(ref w, {16 * k});" + (narrow ? "" : $" wb = DiSimd.Load(ref w, {at}(DiV.Count & 15));"));
            for (int r = 0; r < rows; r++)
            {
                writer.Write($"xk = DiSimd.Broadcast(ref x, {(r == 0 ? $"{k}" : r == 1 ? $"length + {k}" : $"({r} * length) + {k}")}); a{r} = DiSimd.MultiplyAdd(xk, wa, a{r});" + (narrow ? "" : $" b{r} = DiSimd.MultiplyAdd(xk, wb, b{r});"));
            }
        }

        writer.Write($"DiV wa, {(narrow ? "" : "wb, ")}xk;");
        if (unroll > 1)
        {
            writer.Open("for (; inner >= 16; inner -= 16)");
            writer.Open($"for (int k = 0; k < 16; k += {unroll})");
            for (int k = 0; k < unroll; k++)
            {
                Step(k);
            }

            Advance(writer, ("x", unroll.ToString(System.Globalization.CultureInfo.InvariantCulture)), ("w", (16 * unroll).ToString(System.Globalization.CultureInfo.InvariantCulture)));
            writer.Close().Line();
            writer.Write("x = ref DiUnsafe.Add(ref x, panelStep - 16);").Close().Line();
            writer.Open("for (; inner > 0; inner--)");
            Step(0);
            Advance(writer, ("x", "1"), ("w", "16"));
            writer.Close().Line();
        }
        else
        {
            writer.Open("for (int k = 1; k <= inner; k++)");
            Step(0);
            writer.Write("x = ref DiUnsafe.Add(ref x, (k & 15) == 0 ? panelStep - 15 : 1);").Write("w = ref DiUnsafe.Add(ref w, 16);");
            writer.Close().Line();
        }

        writer.Write("TEpilogue f = default;");
        for (int r = 0; r < rows; r++)
        {
            string at = r == 0 ? "" : $"{16 * r} + ";
            writer.Write(TileEmitter.Store(r, (16 * r).ToString(CultureInfo.InvariantCulture), at, narrow));
        }

        writer.Close();
    }

    private static void SingleRows(SourceWriter writer)
    {
        writer.Line();
        writer.Write("/// <summary>One row × four panels of outputs; a row of x is contiguous.</summary>");
        writer.Write(TileEmitter.Optimize);
        writer.Open("private static void SingleRow4<TEpilogue>(ref $T x, ref $T w, ref $T start, int startPanel, ref $T y, int inner)\n    where TEpilogue : struct, IEpilogue");
        writer.Open("for (int c = 0; c < 16; c += 2 * DiV.Count)");
        writer.Write("int d = c + (DiV.Count & 15);");
        for (int p = 0; p < 4; p++)
        {
            string at = p == 0 ? "" : p == 1 ? "startPanel + " : $"({p} * startPanel) + ";
            writer.Write($"DiV a{p} = DiSimd.Load(ref start, {at}c), b{p} = DiSimd.Load(ref start, {at}d);");
            writer.Write($"ref $T w{p} = ref DiUnsafe.Add(ref w, {(p == 0 ? "c" : $"({p * 16} * inner) + c")});");
        }

        writer.Open("for (int k = 0; k < inner; k++)");
        writer.Write("DiV xk = DiSimd.Broadcast(ref x, k);");
        for (int p = 0; p < 4; p++)
        {
            writer.Write($"a{p} = DiSimd.MultiplyAdd(xk, DiSimd.Load(ref w{p}, k * 16), a{p}); b{p} = DiSimd.MultiplyAdd(xk, DiSimd.Load(ref w{p}, (k * 16) + (DiV.Count & 15)), b{p});");
        }

        writer.Close().Line();
        writer.Write("TEpilogue f = default;");
        for (int p = 0; p < 4; p++)
        {
            string at = p == 0 ? "" : $"{16 * p} + ";
            writer.Write($"DiSimd.Store(f.Apply(a{p}, ref y, {at}c), ref y, {at}c); DiSimd.Store(f.Apply(b{p}, ref y, {at}d), ref y, {at}d);");
        }

        writer.Close().Close();
        SplitRow(writer, "SingleRow1", "One row × one panel of outputs", width: 16, parts: 4);
    }

    // One row of few outputs: the sum over the inputs in several parts, because a single one waits for each multiply-add to end before the next begins.
    private static void SplitRow(SourceWriter writer, string name, string what, int width, int parts)
    {
        string[] columns = width == 16 ? ["a", "b"] : ["a"];
        string advance = columns.Length == 2 ? "2 * DiV.Count" : "DiV.Count";
        writer.Line();
        writer.Write($"/// <summary>{what}, the sum in {parts} parts, so that multiply-adds need not wait for each other.</summary>");
        writer.Write(TileEmitter.Optimize);
        writer.Open($"private static void {name}<TEpilogue>(ref $T x, ref $T w, ref $T start, ref $T y, int inner)\n    where TEpilogue : struct, IEpilogue");
        writer.Open($"for (int c = 0; c < {width}; c += {advance})");
        if (columns.Length == 2)
        {
            writer.Write("int d = c + (DiV.Count & 15);");
        }

        foreach (string column in columns)
        {
            writer.Write("DiV " + string.Join(", ", Enumerable.Range(0, parts).Select(i => $"{column}{i} = " + (i == 0 ? $"DiSimd.Load(ref start, {Lane(column)})" : "DiV.Zero"))) + ";");
        }

        void Step(int part, int step)
        {
            string k = step == 0 ? "k" : $"k + {step}";
            string at = step == 0 ? "k * 16" : $"(k * 16) + {16 * step}";
            writer.Write($"xk = DiSimd.Broadcast(ref x, {k}); " + string.Join(" ", columns.Select(column =>
                $"{column}{part} = DiSimd.MultiplyAdd(xk, DiSimd.Load(ref wc, {at}{(column == "a" ? "" : " + (DiV.Count & 15)")}), {column}{part});")));
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
        if (width < 16)
        {
            writer.Line().Open($"for (int c = {width}; c + DiV.Count <= 16; c += DiV.Count)").Write("DiSimd.Store(DiV.Zero, ref y, c);").Close();
        }

        writer.Close();
    }

    private static string Lane(string column) => column == "a" ? "c" : "d";

    // (s0 + s1) + (s2 + s3): two additions deep instead of three.
    private static string Tree(string column, int first, int count) => count == 1
        ? $"{column}{first}"
        : $"{(count == 2 ? "" : "(")}{Tree(column, first, count / 2)}{(count == 2 ? " + " : ") + (")}{Tree(column, first + (count / 2), count / 2)}{(count == 2 ? "" : ")")}";

    private static void Parameter(SourceWriter writer, string name, string text) => writer.Write($"/// <param name=\"{name}\">{text}</param>");

    private static void Advance(SourceWriter writer, params (string Reference, string By)[] steps)
    {
        foreach ((string reference, string by) in steps)
        {
            writer.Write($"{reference} = ref DiUnsafe.Add(ref {reference}, {by});");
        }
    }
}
