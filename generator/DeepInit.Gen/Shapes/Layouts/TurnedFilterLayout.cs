using DeepInit.Gen.Collections;

namespace DeepInit.Gen.Shapes;

/// <summary>Filters [in, out, height, width] that spread inputs, turned by half a turn: [⌈out / 16⌉][height][width][in][16], taps from the last to the first.</summary>
internal sealed record TurnedFilterLayout : ParameterLayout
{
    public override string? Indexing =>
        "Filters [in, out, height, width] of a transposed convolution lie in panels of 16 outputs, from the last tap to the first: [out / 16][height][width][in][16].";

    public override int OutputsOf(EquatableArray<int> shape) => shape[1];

    public override int Axes => 4;

    public override string RuntimeCall(EquatableArray<int> shape) => $"TurnedFilters({FilterLayout.Kernel(shape)})";
}
