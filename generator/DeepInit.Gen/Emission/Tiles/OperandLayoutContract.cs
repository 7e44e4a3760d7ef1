using DeepInit.Gen.Text;

namespace DeepInit.Gen.Emission.Tiles;

/// <summary>The generated interface <c>IRows</c> of the structs of <see cref="OperandLayoutForm"/>.</summary>
internal sealed record OperandLayoutContract : TileForm
{
    public override TileChapter Chapter => TileChapter.Contracts;

    public override string Name => "IRows";

    public override IEnumerable<TileForm> Needs => [];

    public override void Write(SourceWriter writer, IReadOnlyList<TileForm> all)
    {
        writer.Write("/// <summary>How rows lie that a product reads: in panels of 16 features, or as users hand them over. The JIT compiles the tiles once for each.</summary>");
        writer.Open("internal interface IRows");
        writer.Write("/// <summary>From a row to the next.</summary>").Write("int Length { get; }").Line();
        writer.Write("/// <summary>From 16 features of a row to the next 16.</summary>").Write("int PanelStep(int rows);").Close();
    }
}
