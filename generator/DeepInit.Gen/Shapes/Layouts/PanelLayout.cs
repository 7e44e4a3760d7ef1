using DeepInit.Gen.Collections;

namespace DeepInit.Gen.Shapes;

/// <summary>A matrix [out, in] in panels of 16 outputs: [⌈out / 16⌉][in][16].</summary>
internal sealed record PanelLayout : ParameterLayout
{
    public override string? Indexing => "A matrix [out, in] lies in panels of 16 outputs, [out / 16][in][16]: W[o, i] is at (o / 16 * in + i) * 16 + o % 16.";

    public override int OutputsOf(EquatableArray<int> shape) => shape[0];

    public override int Axes => 2;

    public override string RuntimeCall(EquatableArray<int> shape) => $"Matrix({shape[0]}, {shape[1]})";
}
