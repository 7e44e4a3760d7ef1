using DeepInit.Gen.Text;

namespace DeepInit.Gen.Emission.Tiles;

/// <summary>The generated interface <c>IApart</c> of the structs of <see cref="ApartForm"/>.</summary>
internal sealed record ApartContract : TileForm
{
    public override TileChapter Chapter => TileChapter.Contracts;

    public override string Name => "IApart";

    public override IEnumerable<TileForm> Needs => [];

    public override void Write(SourceWriter writer, IReadOnlyList<TileForm> all)
    {
        writer.Write("/// <summary>How far apart the inputs of a tile lie. The JIT compiles the tiles once for each distance.</summary>");
        writer.Open("internal interface IApart").Write("int Length { get; }").Line();
        writer.Write("/// <summary>Whether taps of the kernel are left out on the way from one to the next.</summary>").Write("bool SkipsTaps { get; }").Close();
    }
}
