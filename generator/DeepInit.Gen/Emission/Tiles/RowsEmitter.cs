using DeepInit.Gen.Planning;
using DeepInit.Gen.Planning.Ops;
using DeepInit.Gen.Text;

namespace DeepInit.Gen.Emission.Tiles;

/// <summary>How rows of a product's operand lie, as structs: the JIT compiles a tile once for each, with the distance as a constant.</summary>
internal static class RowsEmitter
{
    /// <summary>The struct for an operand: rows of so many features, or panels where it is 0.</summary>
    public static string NameOf(int features) => features > 0 ? "RowsOf" + features : "PanelRows";

    /// <summary>The features of the rows that an op reads as users hand them over; 0 where it reads panels, null where it is no product.</summary>
    public static int? FeaturesOf(KernelOp op) => op switch
    {
        ProductOp product => product.ReadsRows ? product.Inner : 0,
        WeightGradientOp gradient => gradient.ReadsRows ? gradient.Inputs : 0,
        _ => null,
    };

    public static void Write(SourceWriter writer, EmissionContext context)
    {
        writer.Line();
        writer.Write("/// <summary>How rows lie that a product reads: in panels of 16 features, or as users hand them over. The JIT compiles the tiles once for each.</summary>");
        writer.Open("private interface IRows");
        writer.Write("/// <summary>From a row to the next.</summary>").Write("int Length { get; }").Line();
        writer.Write("/// <summary>From 16 features of a row to the next 16.</summary>").Write("int PanelStep(int rows);").Close();
        Struct(writer, "PanelRows", "Panels, [features / 16][rows][16]", "16", "rows * 16");
        foreach (int length in context.AllOps.Select(op => FeaturesOf(op) ?? 0).Where(n => n > 0).Distinct().OrderBy(n => n))
        {
            Struct(writer, NameOf(length), $"Rows of {length} features", $"{length}", "16");
        }
    }

    private static void Struct(SourceWriter writer, string name, string summary, string length, string panelStep)
    {
        writer.Line();
        writer.Write($"/// <summary>{summary}.</summary>");
        writer.Open($"private readonly struct {name} : IRows");
        writer.Open("public int Length").Write(TileEmitter.Inline).Write($"get => {length};").Close().Line();
        writer.Write(TileEmitter.Inline).Write($"public int PanelStep(int rows) => {panelStep};").Close();
    }
}
