using DeepInit.Gen.Text;

namespace DeepInit.Gen.Emission.Tiles;

/// <summary>The generated interface <c>IGradients</c> of what becomes of a block of gradients: it is stored (<see cref="KeptGradientsForm"/>), or moves its parameters at once (<see cref="UpdateForm"/>).</summary>
internal sealed record GradientsContract : TileForm
{
    public override TileChapter Chapter => TileChapter.Contracts;

    public override string Name => "IGradients";

    public override IEnumerable<TileForm> Needs => [];

    public override void Write(SourceWriter writer, IReadOnlyList<TileForm> all)
    {
        writer.Write("/// <summary>What becomes of the gradients of parameters, block by block. The JIT compiles the tiles once for each.</summary>");
        writer.Open("internal interface IGradients");
        writer.Write("/// <summary>Whether blocks are computed into scratch memory.</summary>").Write("bool InScratch { get; }").Line();
        writer.Write("/// <summary>Where a block is computed into: its place among the gradients, or scratch memory.</summary>");
        writer.Write("ref $T Place(int at, ref $T scratch);").Line();
        writer.Write("/// <summary>Takes a block that is complete.</summary>");
        TileEmitter.Parameter(writer, "at", "Where its parameters lie in their block.");
        TileEmitter.Parameter(writer, "block", "The gradients, as the parameters lie.");
        TileEmitter.Parameter(writer, "count", "Rows, 16 numbers from one to the next; one row of many is one run of numbers.");
        TileEmitter.Parameter(writer, "width", "Numbers of each row that count; what a row holds beyond them is padding.");
        TileEmitter.Parameter(writer, "factors", "Which pair of factors on rate and decay the parameters are declared with.");
        writer.Write("void Take(int at, ref $T block, int count, int width, int factors);").Line();
        writer.Write("/// <summary>What an update will move: the parameters, 0, and its states. Fetched while gradients are computed.</summary>");
        writer.Write("ref $T Moved(int index);").Close();
    }
}
