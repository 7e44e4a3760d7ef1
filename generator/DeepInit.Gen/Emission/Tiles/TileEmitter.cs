using DeepInit.Gen.Planning;
using DeepInit.Gen.Planning.Ops;
using DeepInit.Gen.Text;

namespace DeepInit.Gen.Emission.Tiles;

/// <summary>The register tiles that products and weight gradients run on, each form written once per network, and only where it is used.</summary>
internal static class TileEmitter
{
    public const string Optimize = "[DiMethodImpl(DiKernelCode.Optimized)]";
    public const string Inline = "[DiMethodImpl(DiKernelCode.Inlined)]";

    /// <summary>Rows of the largest tile: 6 × 2 sums, two vectors of weights and one input fill 15 of the 16 registers of AVX2.</summary>
    public const int LargestTile = 6;

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
        string second = $"{plus}(DiV.Count & 15)";
        return narrow
            ? $"DiSimd.Store(f.Apply(a{r}, ref saved, {place}), ref y, {place});"
            : $"DiSimd.Store(f.Apply(a{r}, ref saved, {place}), f.Apply(b{r}, ref saved, {second}), ref y, {place}, {second});";
    }

    public static void Write(SourceWriter writer, EmissionContext context)
    {
        if (context.Epilogues.Count > 0)
        {
            EpilogueEmitter.Write(writer, context);
        }

        if (context.AllOps.Any(op => RowsEmitter.FeaturesOf(op) is not null))
        {
            RowsEmitter.Write(writer, context);
        }

        if (context.AllOps.Any(op => op is ProductOp or InputGradientOp))
        {
            ProductTileEmitter.Write(writer, context);
        }

        if (context.AllOps.Any(op => op is ConvolutionOp))
        {
            ConvolutionTileEmitter.Write(writer, context);
        }

        if (context.AllOps.Any(op => op is WeightGradientOp))
        {
            GradientTileEmitter.Write(writer, context);
        }
    }
}
