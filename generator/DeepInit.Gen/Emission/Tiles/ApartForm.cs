using DeepInit.Gen.Shapes;
using DeepInit.Gen.Text;

namespace DeepInit.Gen.Emission.Tiles;

/// <summary>How far apart in memory the neighbouring input pixels, or output pixels, of a convolution's tile lie: a generated struct, so that the JIT compiles each tile with the distance as a constant.</summary>
/// <param name="Distance">Numbers from a pixel to the next.</param>
/// <param name="SkipsTaps">Whether the image's pixels lie apart, so that taps of the kernel are left out.</param>
internal sealed record ApartForm(int Distance, bool SkipsTaps = false) : TileForm
{
    /// <summary>Pixels one after another in a panel, without a stride.</summary>
    public static ApartForm Neighbours { get; } = new(Panel.Width);

    public override TileChapter Chapter => TileChapter.Layouts;

    public override string Name => SkipsTaps ? "Spread" + Number(Distance / Panel.Width) : "Apart" + Number(Distance);

    public override IEnumerable<TileForm> Needs => [new ApartContract()];

    /// <summary>The outputs of a tile that are so many pixels apart, over an image whose pixels lie apart.</summary>
    public static ApartForm Spread(int pixels) => new(Panel.Width * pixels, SkipsTaps: true);

    public override void Write(SourceWriter writer, IReadOnlyList<TileForm> all)
    {
        writer.Write($"/// <summary>{Distance} number{(Distance == 1 ? "" : "s")} apart{(SkipsTaps ? "; of the kernel, only the taps that meet pixels are used" : "")}.</summary>");
        writer.Open($"internal readonly struct {Name} : IApart");
        writer.Open("public int Length").Write(TileEmitter.Inline).Write($"get => {Distance};").Close().Line();
        writer.Open("public bool SkipsTaps").Write(TileEmitter.Inline).Write($"get => {Literal.Of(SkipsTaps)};").Close().Close();
    }
}
