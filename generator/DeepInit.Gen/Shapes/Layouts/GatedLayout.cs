using DeepInit.Gen.Collections;

namespace DeepInit.Gen.Shapes;

/// <summary>A matrix [gates · units, in] or a vector [gates · units] of a recurrent layer, or of an attention layer (queries, keys and values), each gate in panels of its own: [gates][⌈units / 16⌉][in][16].</summary>
internal sealed record GatedLayout(int Gates) : ParameterLayout
{
    public override string? Indexing =>
        "A matrix [gates · units, in] of a recurrent or an attention layer lies in panels of 16 units, gate after gate: [gates][units / 16][in][16].";

    // As many as the lanes that whole panels of each gate have.
    public override int OutputsOf(EquatableArray<int> shape) => shape[0];

    public override int Axes => 2;

    public override int PaddedLength(EquatableArray<int> shape) => Gates * Panel.Padded(shape[0] / Gates) * (shape.Count > 1 ? shape[1] : 1);

    public override string RuntimeCall(EquatableArray<int> shape) => $"Gated({Gates}, {shape[0] / Gates}, {(shape.Count > 1 ? shape[1] : 1)})";
}
