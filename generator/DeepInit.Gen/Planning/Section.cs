using DeepInit.Gen.Collections;

namespace DeepInit.Gen.Planning;

/// <summary>
/// A stretch of a pass's ops that runs as a whole. Every thread goes through its ops in order, claims items of each and, before it claims any, waits for earlier ops
/// whose results the op needs, or whose operands it overwrites.
/// </summary>
/// <param name="Kind">What it computes.</param>
/// <param name="First">Its first op.</param>
/// <param name="End">The op after its last.</param>
/// <param name="After">The section that ran before it, by its number; null for the first of a pass.</param>
/// <param name="MayEnd">Whether a run may stop after it, so that all that ran must be done at its end.</param>
/// <param name="Waits">For each of its ops, the earlier ops to wait for. What has been waited for once is done, and is not named again.</param>
/// <param name="WaitsAtEnd">The ops to wait for at its end.</param>
internal sealed record Section(
    SectionKind Kind,
    int First,
    int End,
    int? After,
    bool MayEnd,
    EquatableArray<EquatableArray<int>> Waits,
    EquatableArray<int> WaitsAtEnd)
{
    /// <summary>The earlier ops that an op waits for.</summary>
    public EquatableArray<int> WaitsOf(int op) => Waits[op - First];
}
