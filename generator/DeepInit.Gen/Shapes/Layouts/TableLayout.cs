using DeepInit.Gen.Collections;

namespace DeepInit.Gen.Shapes;

/// <summary>A table [rows, units] that ids are looked up in: a row after the other, each padded to whole panels.</summary>
/// <param name="Grows">Whether it may have more rows once the program runs.</param>
internal sealed record TableLayout(bool Grows) : ParameterLayout
{
    public override string? Indexing => "A table [rows, units] lies row after row, each padded with zeros to a multiple of 16: [rows][units, padded].";

    public override int OutputsOf(EquatableArray<int> shape) => shape[1];

    public override int Axes => 2;

    public override bool MayGrow => Grows;

    public override string RuntimeCall(EquatableArray<int> shape) => $"{(Grows ? "GrowingTable" : "Table")}({shape[0]}, {shape[1]})";
}
