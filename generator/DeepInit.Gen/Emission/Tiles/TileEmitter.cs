using DeepInit.Gen.Shapes;
using DeepInit.Gen.Text;

namespace DeepInit.Gen.Emission.Tiles;

/// <summary>Numbers and pieces of text that several tiles have in common.</summary>
internal static class TileEmitter
{
    /// <summary>
    /// Stands before methods that compute: the JIT compiles them at full strength at their first call, because vectors are slow otherwise. Methods that only call such
    /// ones, block by block or phase by phase, go without: the first step of a process would wait for their optimisation, and its first hundred are hardly slower.
    /// </summary>
    public const string Optimize = "[DiMethodImpl(DiKernelCode.Optimized)]";
    public const string Inline = "[DiMethodImpl(DiKernelCode.Inlined)]";

    /// <summary>C#: where the second vector of a panel begins. Where one vector is the whole panel, at 512 bits, it is 0: the second sum of a pair then repeats the first.</summary>
    public static string SecondVector { get; } = $"DiV.Count & {Panel.Width - 1}";

    /// <summary>Rows of the largest tile: 6 × 2 sums, two vectors of weights and one input fill 15 of the 16 registers of AVX2.</summary>
    public const int LargestTile = 6;

    /// <summary>Rows of the largest tile of half a panel: 8 sums of one vector each, and two tiles for the 16 inputs of a block.</summary>
    public const int LargestNarrowTile = 8;

    /// <summary>The heights of tiles of nearly equal height: 16 are 6 + 5 + 5.</summary>
    public static IEnumerable<int> Split(int inputs, int largest)
    {
        int tiles = (inputs + largest - 1) / largest;
        return Enumerable.Range(0, tiles).Select(i => (inputs / tiles) + (i < inputs % tiles ? 1 : 0));
    }

    /// <summary>Stores the sums a and b of one of a tile's outputs, with what follows a sum.</summary>
    /// <param name="r">The output.</param>
    /// <param name="place">Where it is.</param>
    /// <param name="plus">The same as the first term of a sum.</param>
    /// <param name="narrow">Whether there is no b.</param>
    public static string Store(int r, string place, string plus, bool narrow)
    {
        string second = $"{plus}({SecondVector})";
        return narrow
            ? $"DiSimd.Store(f.Apply(a{r}, ref saved, {place}), ref y, {place});"
            : $"DiSimd.Store(f.Apply(a{r}, ref saved, {place}), f.Apply(b{r}, ref saved, {second}), ref y, {place}, {second});";
    }

    /// <summary>The documentation of a parameter.</summary>
    public static void Parameter(SourceWriter writer, string name, string text) => writer.Write($"/// <param name=\"{name}\">{text}</param>");

    /// <summary>Moves references.</summary>
    public static void Advance(SourceWriter writer, params (string Reference, string By)[] steps)
    {
        foreach ((string reference, string by) in steps)
        {
            writer.Write($"{reference} = ref DiUnsafe.Add(ref {reference}, {by});");
        }
    }
}
