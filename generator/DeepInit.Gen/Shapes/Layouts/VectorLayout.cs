using DeepInit.Gen.Collections;

namespace DeepInit.Gen.Shapes;

/// <summary>Numbers one after another, padded with zeros to a multiple of 16.</summary>
internal sealed record VectorLayout : ParameterLayout
{
    public override string? Indexing => null;

    public override int OutputsOf(EquatableArray<int> shape) => shape[0];

    public override int Axes => 1;

    public override string RuntimeCall(EquatableArray<int> shape) => $"Vector({shape[0]})";
}
