using DeepInit.Gen.Shapes;
using DeepInit.Gen.Text;

namespace DeepInit.Gen.Emission.Tiles;

/// <summary>The gradient of a block of weights: inputs of a panel × 16 outputs.</summary>
/// <param name="Inputs">Inputs of the block, 16 at most.</param>
/// <param name="Narrow">Whether there are at most 8 outputs.</param>
/// <param name="Ahead">Blocks of numbers that its tiles fetch meanwhile: the parameters and states that the block's update will move.</param>
internal sealed record GradientBlockForm(int Inputs, bool Narrow, int Ahead) : TileForm
{
    public override TileChapter Chapter => TileChapter.Gradients;

    public override string Name => $"{(Narrow ? "Narrow" : "")}GradientBlock{Number(Inputs)}{(Ahead > 0 ? "Ahead" + Number(Ahead) : "")}";

    public override IEnumerable<TileForm> Needs => [new OperandLayoutContract(), .. Split.Distinct().Select(Tile)];

    public override void Write(SourceWriter writer, IReadOnlyList<TileForm> all)
    {
        writer.Write($"/// <summary>dw[i, o] = Σ_r x[r, i] · dz[r, o] for {Inputs} input{(Inputs == 1 ? "" : "s")} of a panel and {(Narrow ? Panel.Half : Panel.Width)} outputs.</summary>");
        writer.Open($"internal static void {Name}<TRows>(ref $T x, ref $T dz, int rows, ref $T dw{string.Concat(Enumerable.Range(0, Ahead).Select(i => $", ref $T ahead{i}"))})\n    where TRows : struct, IRows");
        writer.Write("int length = default(TRows).Length;");
        writer.Write($"// {RowBlock} rows at a time: they stay in the first-level cache for all tiles; without rows (steps of empty sequences) the gradient is 0");
        writer.Open($"for (int first = 0; first == 0 || first < rows; first += {RowBlock})");
        writer.Write($"int count = global::System.Math.Min({RowBlock}, rows - first);");
        writer.Open(Narrow ? $"for (int c = 0; c < {Panel.Half}; c += DiV.Count)" : $"for (int c = 0; c < {Panel.Width}; c += 2 * DiV.Count)");
        writer.Write("ref $T xr = ref DiUnsafe.Add(ref x, first * length);").Write($"ref $T zr = ref DiUnsafe.Add(ref dz, (first * {Panel.Width}) + c);").Write("ref $T wc = ref DiUnsafe.Add(ref dw, c);");
        int at = 0;
        int index = 0;
        foreach (int tile in Split)
        {
            string xAt = at == 0 ? "ref xr" : $"ref DiUnsafe.Add(ref xr, {at})";
            string wAt = at == 0 ? "ref wc" : $"ref DiUnsafe.Add(ref wc, {at * Panel.Width})";
            string fetch = Ahead > 0 ? $", ref ahead{index % Ahead}" : "";
            writer.Write($"{Tile(tile).Name}<TRows>({xAt}, ref zr, count, {wAt}, more: first > 0{fetch});");
            at += tile;
            index++;
        }

        writer.Close().Close().Close();
    }

    /// <summary>Rows that a tile takes at once: 16 inputs and 16 outputs of so many rows fit the first-level cache for all tiles of a block.</summary>
    private const int RowBlock = 64;

    // Tiles of nearly equal height: 16 = 6 + 5 + 5, or 8 + 8 for half panels.
    private IEnumerable<int> Split => TileEmitter.Split(Inputs, Narrow ? TileEmitter.LargestNarrowTile : TileEmitter.LargestTile);

    private GradientTileForm Tile(int inputs) => new(inputs, Narrow, Ahead > 0);
}
