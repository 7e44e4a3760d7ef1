using DeepInit.Gen.Text;

namespace DeepInit.Gen.Emission.Tiles;

/// <summary>The generated interface <c>IEpilogue</c> of what is done with a sum before it is stored; its structs are <see cref="EpilogueForm"/>s.</summary>
internal sealed record EpilogueContract : TileForm
{
    public override TileChapter Chapter => TileChapter.Contracts;

    public override string Name => "IEpilogue";

    public override IEnumerable<TileForm> Needs => [];

    public override void Write(SourceWriter writer, IReadOnlyList<TileForm> all)
    {
        writer.Write("/// <summary>What happens to a sum before it is stored. The JIT compiles the tiles once for each, with the code in place.</summary>");
        writer.Open("internal interface IEpilogue");
        writer.Write("DiV Apply(DiV sum, ref $T saved, int i);").Close();
    }
}
