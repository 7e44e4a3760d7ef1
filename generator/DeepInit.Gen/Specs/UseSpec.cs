using DeepInit.Gen.Collections;

namespace DeepInit.Gen.Specs;

/// <summary>One <c>[Use]</c>: the layers of a block, its parameters put in. Shape inference writes them out.</summary>
/// <param name="Index">Which use it is, in the order of reading: the index of issues about it.</param>
/// <param name="Stem">The stem of its default name: <c>basicBlock</c>.</param>
/// <param name="Inputs">The names that its inputs have in the block.</param>
/// <param name="Body">The block's layers.</param>
/// <param name="SharedWith">The use whose parameters it has.</param>
internal sealed record UseSpec(int Index, string Stem, EquatableArray<string> Inputs, EquatableArray<LayerSpec> Body, int Repeat, int FirstIndex, string? SharedWith = null)
    : LayerSpec("DeepInit.UseAttribute")
{
    /// <summary>Whether the names of its repetitions carry numbers.</summary>
    public bool IsNumbered => Repeat > 1 || FirstIndex != 0;
}
