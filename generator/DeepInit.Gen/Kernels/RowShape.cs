using System.Globalization;
using DeepInit.Gen.Shapes;
using DeepInit.Gen.Text;

namespace DeepInit.Gen.Kernels;

/// <summary>How the features of a row lie in panels of 16, and the loops over them.</summary>
internal sealed record RowShape(int Features, Precision Precision)
{
    /// <summary>How many rows of panels belong together, from row <c>sample</c> on: the positions of a sample, all of whose features are one row to a formula.</summary>
    public int Positions { get; init; } = 1;

    public int Panels => Panel.Count(Features);

    /// <summary>
    /// As <see cref="OpenVectors"/>, but only the vectors that hold features: for few features one, of which the JIT makes straight code. What else is in the last
    /// panel is left as it is.
    /// </summary>
    /// <param name="partial">Whether the body masks lanes by <c>valid</c>.</param>
    public SourceWriter OpenFeatures(SourceWriter writer, bool partial = true)
    {
        string count = Features.ToString(CultureInfo.InvariantCulture);
        OpenPositions(writer).Open($"for (int f = 0; f < {count}; f += DiV.Count)").Write("int i = (((f >> 4) * rows) + r) * 16 + (f & 15);");
        return partial ? writer.Write($"int valid = {count} - f;") : writer;
    }

    /// <summary>Closes what <see cref="OpenFeatures"/> opened.</summary>
    public SourceWriter CloseFeatures(SourceWriter writer) => ClosePositions(writer.Close());

    // With several positions, r goes over those of the sample.
    private SourceWriter OpenPositions(SourceWriter writer) =>
        Positions == 1 ? writer : writer.Open($"for (int r = sample; r < sample + {Positions.ToString(CultureInfo.InvariantCulture)}; r++)");

    private SourceWriter ClosePositions(SourceWriter writer) => Positions == 1 ? writer : writer.Close();

    /// <summary>Zeroes the vectors of a row without a feature, in <paramref name="value"/>; writes nothing where the narrowest vectors leave none.</summary>
    public void ZeroPadding(SourceWriter writer, string value)
    {
        int narrowest = Precision == Precision.Single ? 4 : 2;
        if ((Panels * Panel.Width) - Features >= narrowest)
        {
            int panel = (Panels - 1) * Panel.Width;
            Whole row = (((Whole)(Panels - 1) * "rows") + "r") * 16;
            OpenPositions(writer).Open($"for (int f = ({(Features - panel).ToString(CultureInfo.InvariantCulture)} + DiV.Count - 1) / DiV.Count * DiV.Count; f < 16; f += DiV.Count)")
                .Write($"DiSimd.Store(DiV.Zero, ref {value}, {row + "f"});").Close();
            ClosePositions(writer);
        }
    }

    /// <summary>
    /// Opens the loop over the vectors of row <c>r</c>; declares <c>i</c>, the offset of the vector, and <c>valid</c>, how many of its lanes hold features
    /// (0 or less past the last). It runs to the end of the last panel, so that what is written there is written everywhere.
    /// </summary>
    public SourceWriter OpenVectors(SourceWriter writer, string rows = "rows")
    {
        string count = Features.ToString(CultureInfo.InvariantCulture);
        string padded = (Panels * Panel.Width).ToString(CultureInfo.InvariantCulture);
        return writer.Open($"for (int f = 0; f < {padded}; f += DiV.Count)")
            .Write($"int i = (((f >> 4) * {rows}) + r) * 16 + (f & 15);")
            .Write($"int valid = {count} - f;");
    }
}
