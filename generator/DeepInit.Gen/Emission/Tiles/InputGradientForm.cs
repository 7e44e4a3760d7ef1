using DeepInit.Gen.Shapes;
using DeepInit.Gen.Text;

namespace DeepInit.Gen.Emission.Tiles;

/// <summary>The gradient of a product's input, on the tiles of products over one transposed panel of weights at a time.</summary>
/// <param name="Unroll">Steps along the sums that its tiles are written out for.</param>
internal sealed record InputGradientForm(int Unroll) : TileForm
{
    public override TileChapter Chapter => TileChapter.Products;

    public override string Name => "InputGradient" + Unrolled(Unroll);

    public override IEnumerable<TileForm> Needs => [new ProductRowsForm(Unroll), new OperandLayoutForm(0)];

    public override void Write(SourceWriter writer, IReadOnlyList<TileForm> all)
    {
        writer.Write("/// <summary>dx[r, i] = f(Σ_o dz[r, o] · w[o, i]) for all rows and inputs: 16 inputs at a time, over a transposed copy of their weights.</summary>");
        TileEmitter.Parameter(writer, "dz", "Panels [outputs / 16][rows][16].");
        TileEmitter.Parameter(writer, "w", "The panels of the weights, [outputs / 16][inputs][16].");
        TileEmitter.Parameter(writer, "zeros", "16 zeros.");
        TileEmitter.Parameter(writer, "transposed", "Scratch for [outputs][16].");
        TileEmitter.Parameter(writer, "dx", "Panels [inputs / 16][rows][16].");
        TileEmitter.Parameter(writer, "saved", "What the epilogue reads, laid out as dx.");
        TileEmitter.Parameter(writer, "rows", "Rows of dz and dx.");
        TileEmitter.Parameter(writer, "outputs", "Outputs of the layer: the length of the sums.");
        TileEmitter.Parameter(writer, "inputs", "Inputs of the layer.");
        TileEmitter.Parameter(writer, "first", "The first panel of 16 inputs to compute.");
        TileEmitter.Parameter(writer, "end", "The panel after the last.");
        writer.Open($"internal static void {Name}<TEpilogue>(ref $T dz, ref $T w, ref $T zeros, ref $T transposed, ref $T dx, ref $T saved, int rows, int outputs, int inputs, int first, int end)\n    where TEpilogue : struct, IEpilogue");
        writer.Open("for (int panel = first; panel < end; panel++)");
        writer.Write($"int at = panel * rows * {Panel.Width};");
        writer.Write("global::DeepInit.Runtime.Panels.TransposePanel(ref w, ref transposed, outputs, inputs, panel);");
        writer.Write($"ProductRows{Unrolled(Unroll)}<TEpilogue, PanelRows>(ref dz, ref transposed, ref zeros, ref DiUnsafe.Add(ref dx, at), ref DiUnsafe.Add(ref saved, at), rows, outputs);");
        writer.Close().Close();
    }
}
