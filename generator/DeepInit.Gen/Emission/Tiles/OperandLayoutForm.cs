using DeepInit.Gen.Shapes;
using DeepInit.Gen.Text;

namespace DeepInit.Gen.Emission.Tiles;

/// <summary>How the left operand of a product lies, in panels or as rows, as a generated struct: the JIT compiles a tile once for each, with the distance from a row to the next as a constant.</summary>
/// <param name="Features">For rows as users hand them over: their features. For panels: 0.</param>
internal sealed record OperandLayoutForm(int Features) : TileForm
{
    public override TileChapter Chapter => TileChapter.Layouts;

    public override string Name => Features > 0 ? "RowsOf" + Number(Features) : "PanelRows";

    public override IEnumerable<TileForm> Needs => [new OperandLayoutContract()];

    public override void Write(SourceWriter writer, IReadOnlyList<TileForm> all)
    {
        writer.Write($"/// <summary>{(Features > 0 ? $"Rows of {Features} features" : "Panels, [features / 16][rows][16]")}.</summary>");
        writer.Open($"internal readonly struct {Name} : IRows");
        writer.Open("public int Length").Write(TileEmitter.Inline).Write($"get => {(Features > 0 ? Features : Panel.Width)};").Close().Line();
        writer.Write(TileEmitter.Inline).Write($"public int PanelStep(int rows) => {(Features > 0 ? $"{Panel.Width}" : $"rows * {Panel.Width}")};").Close();
    }
}
