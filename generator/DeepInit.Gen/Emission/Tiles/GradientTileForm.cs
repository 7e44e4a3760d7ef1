using DeepInit.Gen.Shapes;
using DeepInit.Gen.Text;

namespace DeepInit.Gen.Emission.Tiles;

/// <summary>A tile of weight gradients: sums over the rows for up to six inputs × 16 outputs.</summary>
/// <param name="Inputs">Its height.</param>
/// <param name="Narrow">Whether it is one vector wide instead of two.</param>
/// <param name="Ahead">Whether it fetches numbers that will be needed next.</param>
internal sealed record GradientTileForm(int Inputs, bool Narrow, bool Ahead) : TileForm
{
    public override TileChapter Chapter => TileChapter.Gradients;

    public override string Name => $"{(Narrow ? "Narrow" : "")}GradientTile{Number(Inputs)}{(Ahead ? "Ahead" : "")}";

    public override IEnumerable<TileForm> Needs => [new OperandLayoutContract()];

    public override void Write(SourceWriter writer, IReadOnlyList<TileForm> all)
    {
        writer.Write($"/// <summary>{Inputs} input{(Inputs == 1 ? "" : "s")} × {(Narrow ? "one vector" : "two vectors")} of outputs: {Inputs * (Narrow ? 1 : 2)} sums in registers over the rows.</summary>");
        if (Ahead)
        {
            writer.Write("/// <remarks>Meanwhile it fetches the 256 numbers that the block's update will move.</remarks>");
        }

        writer.Write(TileEmitter.Optimize);
        writer.Open($"internal static void {Name}<TRows>(ref $T x, ref $T dz, int rows, ref $T dw, bool more{(Ahead ? ", ref $T ahead" : "")})\n    where TRows : struct, IRows");
        writer.Write("int length = default(TRows).Length;");
        string[] columns = Narrow ? ["a"] : ["a", "b"];
        foreach (string column in columns)
        {
            writer.Write("DiV " + string.Join(", ", Enumerable.Range(0, Inputs).Select(i => $"{column}{i} = DiV.Zero")) + ";");
        }

        string Place(int i, string column) => column == "a" ? $"{Panel.Width * i}" : (i == 0 ? "" : $"{Panel.Width * i} + ") + $"({TileEmitter.SecondVector})";

        writer.Open("if (more)");
        for (int i = 0; i < Inputs; i++)
        {
            writer.Write(string.Join(" ", columns.Select(column => $"{column}{i} = DiSimd.Load(ref dw, {Place(i, column)});")));
        }

        writer.Close().Line();
        writer.Write($"DiV za, {(Narrow ? "" : "zb, ")}xi;");
        writer.Open("for (; rows > 0; rows--)");
        if (Ahead)
        {
            writer.Write($"DiSimd.Prefetch(ref ahead, (rows & {Panel.Width - 1}) * {Panel.Width});");
        }

        writer.Write("za = DiSimd.Load(ref dz, 0);" + (Narrow ? "" : $" zb = DiSimd.Load(ref dz, {TileEmitter.SecondVector});"));
        for (int i = 0; i < Inputs; i++)
        {
            writer.Write($"xi = DiSimd.Broadcast(ref x, {i}); a{i} = DiSimd.MultiplyAdd(xi, za, a{i});" + (Narrow ? "" : $" b{i} = DiSimd.MultiplyAdd(xi, zb, b{i});"));
        }

        writer.Write("x = ref DiUnsafe.Add(ref x, length);").Write($"dz = ref DiUnsafe.Add(ref dz, {Panel.Width});").Close().Line();
        for (int i = 0; i < Inputs; i++)
        {
            writer.Write(string.Join(" ", columns.Select(column => $"DiSimd.Store({column}{i}, ref dw, {Place(i, column)});")));
        }

        writer.Close();
    }
}
