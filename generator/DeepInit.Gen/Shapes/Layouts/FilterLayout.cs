using DeepInit.Gen.Collections;

namespace DeepInit.Gen.Shapes;

/// <summary>Filters [out, in, height, width] in panels of 16 outputs, channels innermost: [⌈out / 16⌉][height][width][in][16].</summary>
internal sealed record FilterLayout : ParameterLayout
{
    public override string? Indexing => "Filters [out, in, height, width] lie in panels of 16 outputs, channels innermost: [out / 16][height][width][in][16].";

    public override int OutputsOf(EquatableArray<int> shape) => shape[0];

    public override int Axes => 4;

    public override string RuntimeCall(EquatableArray<int> shape) => $"Filters({Kernel(shape)})";

    /// <summary>The axes as the runtime takes them: the kernel of a sequence is one row high.</summary>
    internal static string Kernel(EquatableArray<int> shape) => shape.Count == 3 ? $"{shape[0]}, {shape[1]}, 1, {shape[2]}" : string.Join(", ", shape);
}
