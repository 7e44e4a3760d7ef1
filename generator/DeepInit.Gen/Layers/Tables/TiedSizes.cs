using DeepInit.Gen.Kernels;
using DeepInit.Gen.Shapes;
using DeepInit.Gen.Text;

namespace DeepInit.Gen.Layers;

/// <summary>The sizes of a product with a table.</summary>
/// <param name="Vocabulary">Rows of the table: outputs.</param>
/// <param name="Units">Numbers of a row: inputs.</param>
/// <param name="Positions">Rows of the product for each row of the call.</param>
internal sealed record TiedSizes(int Vocabulary, int Units, int Positions)
{
    /// <summary>Numbers from a row of the table to the next.</summary>
    public int Pitch => Panel.Padded(Units);

    /// <summary>Panels of outputs.</summary>
    public int Panels => Panel.Count(Vocabulary);

    /// <summary>Panels of inputs.</summary>
    public int UnitPanels => Panel.Count(Units);

    /// <summary>Declares <c>all</c>, the rows of the product, and <c>panelLength</c>, the numbers of a panel.</summary>
    public void WriteAll(SourceWriter text) => text.Write($"int all = {(Whole)"rows" * Positions}, panelLength = all * 16;");
}
