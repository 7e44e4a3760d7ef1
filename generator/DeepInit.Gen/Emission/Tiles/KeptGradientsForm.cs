using DeepInit.Gen.Shapes;
using DeepInit.Gen.Text;

namespace DeepInit.Gen.Emission.Tiles;

/// <summary>Gradients that are kept for an update of all parameters, or for whoever reads them.</summary>
/// <param name="Adds">Whether they are added to what another layer with the same parameters has stored.</param>
internal sealed record KeptGradientsForm(bool Adds) : TileForm
{
    public override TileChapter Chapter => TileChapter.Updates;

    public override string Name => Adds ? "AddedGradients" : "StoredGradients";

    public override IEnumerable<TileForm> Needs => [new GradientsContract()];

    public override void Write(SourceWriter writer, IReadOnlyList<TileForm> all)
    {
        writer.Write(Adds
            ? "/// <summary>Gradients that are added to those that another layer with the same parameters has stored.</summary>"
            : "/// <summary>Gradients that are stored.</summary>");
        writer.Open($"internal readonly struct {Name} : IGradients");
        writer.Write("private readonly global::DeepInit.Runtime.ParameterStore<$T> _store;").Line();
        writer.Write($"public {Name}(global::DeepInit.Runtime.ParameterStore<$T> store) => _store = store;").Line();
        writer.Open("public bool InScratch").Write(TileEmitter.Inline).Write($"get => {Literal.Of(Adds)};").Close().Line();
        writer.Write(TileEmitter.Inline);
        writer.Write($"public ref $T Place(int at, ref $T scratch) => ref {(Adds ? "scratch" : "DiUnsafe.Add(ref _store.Gradients, at)")};").Line();
        writer.Write(TileEmitter.Inline);
        writer.Open("public void Take(int at, ref $T block, int count, int width, int factors)");
        if (Adds)
        {
            writer.Write("ref $T sums = ref DiUnsafe.Add(ref _store.Gradients, at);");
            writer.Open($"for (int row = 0; row < count * {Panel.Width}; row += {Panel.Width})").Open("for (int i = row; i < row + width; i += DiV.Count)");
            writer.Write("DiSimd.Store(DiSimd.Load(ref sums, i) + DiSimd.Load(ref block, i), ref sums, i);").Close().Close();
        }

        writer.Close().Line();
        writer.Write(TileEmitter.Inline).Write("public ref $T Moved(int index) => ref _store.Values;").Close();
    }
}
