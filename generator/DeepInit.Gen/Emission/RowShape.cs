using System.Globalization;

namespace DeepInit.Gen.Emission;

/// <summary>How the features of a row lie in panels of 16, and the loops over them.</summary>
internal sealed record RowShape(int Features, Precision Precision)
{
    public int Panels => (Features + 15) / 16;

    /// <summary>
    /// Within the loop: writes <paramref name="zeros"/> for a vector without a feature and goes on, so that nothing is computed for padding. Writes nothing where the
    /// narrowest panels have no such vector.
    /// </summary>
    public SourceWriter SkipPadding(SourceWriter writer, string zeros) => (Panels * 16) - Features < 8
        ? writer
        : writer.Open("if (valid <= 0)").Write(zeros).Write("continue;").Close().Line();

    /// <summary>
    /// Opens the loop over the vectors of row <c>r</c>; declares <c>i</c>, the offset of the vector, and <c>valid</c>, how many of its lanes hold features
    /// (0 or less past the last). It runs to the end of the last panel, so that what is written there is written everywhere.
    /// </summary>
    public SourceWriter OpenVectors(SourceWriter writer, string rows = "rows")
    {
        string count = Features.ToString(CultureInfo.InvariantCulture);
        string padded = (Panels * 16).ToString(CultureInfo.InvariantCulture);
        return writer.Open($"for (int f = 0; f < {padded}; f += DiV.Count)")
            .Write($"int i = (((f >> 4) * {rows}) + r) * 16 + (f & 15);")
            .Write($"int valid = {count} - f;");
    }
}
